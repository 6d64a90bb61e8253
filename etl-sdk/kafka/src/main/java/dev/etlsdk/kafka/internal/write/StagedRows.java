package dev.etlsdk.kafka.internal.write;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.batch.Origins;
import dev.etlsdk.api.batch.SourceRecords;
import dev.etlsdk.api.codec.EncodedRecords;
import dev.etlsdk.api.sink.SinkWriter.StagedBatch;
import java.util.function.Consumer;
import org.apache.arrow.vector.FieldVector;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * A batch's rows on their way to Kafka: encoded values, and what goes with each. What is carried
 * from the source record is read from it where it is needed; only what comes from a column is kept
 * here. Used by the work thread.
 */
final class StagedRows implements StagedBatch {

  private static final Header[] NO_HEADERS = {};

  private final SinkSettings settings;
  private final OutputColumns columns;
  private final Batch batch;
  private final Origins origins;
  private final SourceRecords records;
  private final boolean hasRecords;
  private final EncodedRecords values;
  private final Consumer<EncodedRecords> release;
  private final TopicTargets.@Nullable Target[] targets;
  private boolean open = true;

  StagedRows(
      SinkSettings settings,
      OutputColumns columns,
      Batch batch,
      EncodedRecords values,
      Consumer<EncodedRecords> release) {
    this.settings = settings;
    this.columns = columns;
    this.batch = batch;
    this.origins = batch.origins();
    this.records = origins.records();
    this.hasRecords = records.count() > 0;
    this.values = values;
    this.release = release;
    this.targets = new TopicTargets.Target[columns.topic() < 0 ? 0 : batch.rows()];
  }

  @Override
  public int rows() {
    return batch.rows();
  }

  @Override
  public long bytes() {
    return values.position();
  }

  @Override
  public void close() {
    if (open) {
      open = false;
      release.accept(values);
    }
  }

  EncodedRecords values() {
    return values;
  }

  int[] tombstones() {
    return batch.tombstones();
  }

  FieldVector vector(int column) {
    return batch.vector(column);
  }

  int ordinal(int row) {
    return origins.ordinal(row);
  }

  /** The topic of a row, where a column names it and it exists. */
  TopicTargets.@Nullable Target target(int row) {
    return targets[row];
  }

  void target(int row, TopicTargets.Target target) {
    targets[row] = target;
  }

  /** The key of a row. */
  byte @Nullable [] key(int row) {
    if (columns.key() >= 0) {
      return ColumnBytes.of(batch.vector(columns.key()), row);
    }
    return carriedKey(origins.ordinal(row));
  }

  /** The key of a source record, if keys are carried. */
  byte @Nullable [] carriedKey(int ordinal) {
    return hasRecords && settings.key() instanceof SinkSettings.KeyOrigin.Carried
        ? records.key(ordinal)
        : null;
  }

  /** The headers of a row: those of its source record, then those made of columns. */
  Header[] headers(int row) {
    Header[] carried = carriedHeaders(origins.ordinal(row));
    int[] from = columns.headers();
    if (from.length == 0) {
      return carried;
    }
    Header[] all = new Header[carried.length + from.length];
    System.arraycopy(carried, 0, all, 0, carried.length);
    for (int i = 0; i < from.length; i++) {
      all[carried.length + i] =
          new RecordHeader(
              settings.headers().get(i).header(), ColumnBytes.of(batch.vector(from[i]), row));
    }
    return all;
  }

  /** The headers of a source record, if headers are carried. */
  Header[] carriedHeaders(int ordinal) {
    return hasRecords && settings.carryHeaders() ? Envelope.carried(records, ordinal) : NO_HEADERS;
  }

  /** The timestamp of a source record, if timestamps are carried and it has one; else -1. */
  long carriedTimestamp(int ordinal) {
    return hasRecords && settings.carryTimestamp() ? records.timestamp(ordinal) : -1;
  }

  /** The partition of a source record, if partitions are carried; else -1. */
  int carriedPartition(int ordinal) {
    return hasRecords && settings.carryPartition() ? records.partition(ordinal) : -1;
  }
}
