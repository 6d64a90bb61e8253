package dev.etlsdk.kafka.internal.write;

import dev.etlsdk.api.codec.EncodedRecords;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.kafka.internal.write.TopicTargets.Target;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/**
 * Gives each row its verdict before any row is sent: what the producer or the broker would refuse
 * is refused here, and costs that row only.
 */
final class RowChecks {

  private static final byte[] NO_VALUE = {};

  private final OutputColumns columns;
  private final TopicTargets targets;
  private final @Nullable Target single;
  private final Clock clock;

  /**
   * Checks rows.
   *
   * @param single the topic of all rows, or null if a column names it
   */
  RowChecks(OutputColumns columns, TopicTargets targets, @Nullable Target single, Clock clock) {
    this.columns = columns;
    this.targets = targets;
    this.single = single;
    this.clock = clock;
  }

  void check(StagedRows staged, RowErrors errors) {
    long now = clock.millis();
    boolean allEncoded = errors.isEmpty();
    Map<String, Target> named = single == null ? namedTargets(staged, errors) : Map.of();
    for (int row = 0; row < staged.rows(); row++) {
      if (allEncoded || !errors.failed(row)) {
        Target target = single == null ? namedTarget(staged, row, named, errors) : single;
        if (target != null) {
          checkRow(staged, row, target, now, errors);
        }
      }
    }
    int[] tombstones = staged.tombstones();
    for (int i = 0; i < tombstones.length && single != null; i++) {
      checkTombstone(staged, i, single, now, errors);
    }
  }

  private void checkRow(StagedRows staged, int row, Target target, long now, RowErrors errors) {
    int ordinal = staged.ordinal(row);
    EncodedRecords values = staged.values();
    if (target.info().compacted() && staged.key(row) == null) {
      withoutKey(row, target, errors);
    }
    String problem =
        target
            .limit()
            .problem(
                staged.key(row),
                values.array(),
                values.start(row),
                values.length(row),
                staged.headers(row));
    if (problem != null) {
      errors.add(row, EtlError.ENCODE_0002, null, problem);
    }
    checkTimestamp(row, staged.carriedTimestamp(ordinal), target, now, errors);
    checkPartition(row, staged.carriedPartition(ordinal), target, errors);
  }

  /** A tombstone is a record as well: it has no row, and stands behind the rows. */
  private void checkTombstone(
      StagedRows staged, int number, Target target, long now, RowErrors errors) {
    int ordinal = staged.tombstones()[number];
    int row = staged.rows() + number;
    byte[] key = staged.carriedKey(ordinal);
    if (target.info().compacted() && key == null) {
      withoutKey(row, target, errors);
    }
    String problem = target.limit().problem(key, NO_VALUE, 0, 0, staged.carriedHeaders(ordinal));
    if (problem != null) {
      errors.add(row, EtlError.ENCODE_0002, null, problem);
    }
    checkTimestamp(row, staged.carriedTimestamp(ordinal), target, now, errors);
    checkPartition(row, staged.carriedPartition(ordinal), target, errors);
  }

  private static void withoutKey(int row, Target target, RowErrors errors) {
    errors.add(
        row,
        EtlError.KAFKA_0012,
        null,
        "the record has no key, and topic '"
            + target.info().name()
            + "' needs one: it is compacted (cleanup.policy)");
  }

  /** Looks at all topics of a batch at once. */
  private Map<String, Target> namedTargets(StagedRows staged, RowErrors errors) {
    FieldVector vector = staged.vector(columns.topic());
    Set<String> names = new HashSet<>();
    for (int row = 0; row < staged.rows(); row++) {
      byte[] name = errors.failed(row) ? null : ColumnBytes.of(vector, row);
      if (name != null) {
        names.add(new String(name, StandardCharsets.UTF_8));
      }
    }
    return targets.find(names);
  }

  private @Nullable Target namedTarget(
      StagedRows staged, int row, Map<String, Target> named, RowErrors errors) {
    FieldVector vector = staged.vector(columns.topic());
    byte[] name = ColumnBytes.of(vector, row);
    if (name == null) {
      errors.add(
          row, EtlError.VALUE_0005, vector.getName(), "the column names the topic, and is null");
      return null;
    }
    String topic = new String(name, StandardCharsets.UTF_8);
    Target target = named.get(topic);
    if (target == null) {
      errors.add(
          row, EtlError.KAFKA_0002, vector.getName(), "the topic '" + topic + "' doesn't exist");
      return null;
    }
    staged.target(row, target);
    return target;
  }

  private static void checkTimestamp(
      int row, long timestamp, Target target, long now, RowErrors errors) {
    TopicInfo info = target.info();
    if (timestamp < 0 || info.appendTime()) {
      return;
    }
    long ahead = timestamp - now;
    if (ahead > info.maxAhead() || -ahead > info.maxAge()) {
      boolean future = ahead > 0;
      errors.add(
          row,
          EtlError.KAFKA_0011,
          null,
          "the record's timestamp "
              + Instant.ofEpochMilli(timestamp)
              + " is further in the "
              + (future ? "future" : "past")
              + " than topic '"
              + info.name()
              + "' takes: "
              + (future ? info.maxAhead() : info.maxAge())
              + " ms (message.timestamp."
              + (future ? "after" : "before")
              + ".max.ms)");
    }
  }

  private static void checkPartition(int row, int partition, Target target, RowErrors errors) {
    int partitions = target.info().partitions();
    if (partition >= partitions) {
      errors.add(
          row,
          EtlError.KAFKA_0014,
          null,
          "the record comes from partition "
              + partition
              + ", and topic '"
              + target.info().name()
              + "' has "
              + partitions
              + " partitions: give it as many as the source has, or leave out carryPartition()"
              + " (carry-partition in a worker's configuration)");
    }
  }
}
