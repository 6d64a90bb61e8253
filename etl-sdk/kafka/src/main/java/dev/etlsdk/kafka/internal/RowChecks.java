package dev.etlsdk.kafka.internal;

import dev.etlsdk.api.codec.EncodedRecords;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.kafka.internal.TopicTargets.Target;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import org.apache.arrow.vector.FieldVector;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Gives each row its verdict before any row is sent: what the producer or the broker would refuse
 * is refused here, and costs that row only.
 */
final class RowChecks {

  private final OutputColumns columns;
  private final TopicTargets targets;
  private final @Nullable Target single;
  private final KafkaFailures failures;
  private final Clock clock;

  /**
   * Checks rows.
   *
   * @param single the topic of all rows, or null if a column names it
   */
  RowChecks(
      OutputColumns columns,
      TopicTargets targets,
      @Nullable Target single,
      KafkaFailures failures,
      Clock clock) {
    this.columns = columns;
    this.targets = targets;
    this.single = single;
    this.failures = failures;
    this.clock = clock;
  }

  void check(StagedRows staged, RowErrors errors) {
    long now = clock.millis();
    boolean allEncoded = errors.isEmpty();
    for (int row = 0; row < staged.rows(); row++) {
      if (allEncoded || !errors.failed(row)) {
        Target target = single == null ? namedTarget(staged, row, errors) : single;
        if (target != null) {
          checkSize(staged, row, target, errors);
          checkTimestamp(staged, row, target, now, errors);
          checkPartition(staged, row, target);
        }
      }
    }
  }

  private @Nullable Target namedTarget(StagedRows staged, int row, RowErrors errors) {
    FieldVector vector = staged.vector(columns.topic());
    byte[] name = ColumnBytes.of(vector, row);
    if (name == null) {
      errors.add(
          row, EtlError.VALUE_0005, vector.getName(), "the column names the topic, and is null");
      return null;
    }
    String topic = new String(name, StandardCharsets.UTF_8);
    Target target = targets.find(topic);
    if (target == null) {
      errors.add(
          row, EtlError.KAFKA_0002, vector.getName(), "the topic '" + topic + "' doesn't exist");
      return null;
    }
    staged.target(row, target);
    return target;
  }

  private static void checkSize(StagedRows staged, int row, Target target, RowErrors errors) {
    Header[] headers = staged.headers(row);
    EncodedRecords values = staged.values();
    String problem =
        target
            .limit()
            .problem(
                staged.key(row), values.array(), values.start(row), values.length(row), headers);
    if (problem != null) {
      errors.add(row, EtlError.ENCODE_0002, null, problem);
    }
  }

  private static void checkTimestamp(
      StagedRows staged, int row, Target target, long now, RowErrors errors) {
    TopicInfo info = target.info();
    long timestamp = staged.carriedTimestamp(staged.ordinal(row));
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

  private void checkPartition(StagedRows staged, int row, Target target) {
    int partition = staged.carriedPartition(staged.ordinal(row));
    if (partition >= target.info().partitions()) {
      throw failures.error(
          EtlError.KAFKA_0009,
          "carryPartition: a record comes from partition "
              + partition
              + ", and topic '"
              + target.info().name()
              + "' has "
              + target.info().partitions()
              + " partitions",
          "give the topic as many partitions as the source has, or leave out carryPartition()");
    }
  }
}
