package dev.etlsdk.kafka.internal.write;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.codec.EncodedRecords;
import dev.etlsdk.api.codec.RecordEncoder;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.Committable;
import dev.etlsdk.api.sink.SinkContext;
import dev.etlsdk.api.sink.SinkWriter;
import dev.etlsdk.api.sink.TaskProgress;
import dev.etlsdk.api.source.Position;
import dev.etlsdk.kafka.internal.settings.KafkaFailures;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * Writes rows as records: in the task's transaction where exactly once is promised, else at once,
 * so that what was sent can't be called back.
 */
public final class KafkaWriter implements SinkWriter {

  private final SinkSettings settings;
  private final OutputColumns columns;
  private final KafkaFailures failures;
  private final RecordEncoder encoder;
  private final ProducerLane producer;
  private final TopicTargets targets;
  private final RowChecks checks;
  private final RecordSender sender;

  /** The memory of encoded batches that were written or given up. */
  private final Deque<EncodedRecords> free = new ArrayDeque<>();

  private KafkaWriter(
      SinkSettings settings,
      OutputColumns columns,
      KafkaFailures failures,
      ProducerLane producer,
      TopicTargets targets,
      RowChecks checks) {
    this.settings = settings;
    this.columns = columns;
    this.failures = failures;
    this.producer = producer;
    this.targets = targets;
    this.checks = checks;
    this.sender = new RecordSender(producer, settings.topic().orElse(""));
    this.encoder = settings.codec().encoder(columns.valueSchema());
  }

  /**
   * Connects, and checks that the topic is there or makes it.
   *
   * @throws dev.etlsdk.api.error.EtlException if it isn't, or no broker answers
   */
  public static KafkaWriter open(SinkSettings settings, Schema schema, SinkContext context) {
    KafkaFailures failures = settings.producer().failures(context);
    OutputColumns columns = OutputColumns.of(settings, schema);
    TaskProducer producer = settings.producer().producer(context, failures);
    TopicTargets targets = new TopicTargets(settings.producer(), context, failures, producer);
    RowChecks checks =
        new RowChecks(
            columns, targets, settings.topic().map(targets::require).orElse(null), context.clock());
    producer.ready(failures);
    return new KafkaWriter(
        settings, columns, failures, new ProducerLane(producer, failures), targets, checks);
  }

  /**
   * Checks that a stream's columns can be written.
   *
   * @throws dev.etlsdk.api.error.EtlException naming the column that can't
   */
  public static void checkSchema(SinkSettings settings, Schema stream) {
    settings.codec().encoder(OutputColumns.of(settings, stream).valueSchema()).close();
  }

  @Override
  public StagedBatch stage(Batch batch, RowErrors errors) {
    if (batch.tombstones().length > 0 && !settings.takesTombstones()) {
      throw failures.error(
          EtlError.PIPELINE_0009,
          "a tombstone has a key and no row, and this sink's keys or topics come from columns or"
              + " are left out",
          "carry the source's keys to one topic, or let the source's codec skip tombstones");
    }
    EncodedRecords values = free.isEmpty() ? new EncodedRecords() : free.pop();
    encoder.encode(valueOf(batch), values, errors);
    StagedRows staged = new StagedRows(settings, columns, batch, values, this::release);
    checks.check(staged, errors);
    return staged;
  }

  /** Takes memory back for the next batch; what a batch of unusual size had is let go here. */
  private void release(EncodedRecords values) {
    values.clear();
    free.push(values);
  }

  /**
   * The batch, or those of its columns that make the value: the same vectors, which the batch goes
   * on owning.
   */
  private Batch valueOf(Batch batch) {
    if (columns.value().length == batch.schema().size()) {
      return batch;
    }
    List<FieldVector> vectors = new ArrayList<>(columns.value().length);
    for (int index : columns.value()) {
      vectors.add(batch.vector(index));
    }
    VectorSchemaRoot root =
        new VectorSchemaRoot(
            vectors.stream().map(FieldVector::getField).toList(), vectors, batch.rows());
    return Batch.take(columns.valueSchema(), root, batch.origins());
  }

  @Override
  public void write(StagedBatch staged, BitSet withheld) {
    try (StagedRows rows = (StagedRows) staged) {
      producer.check();
      sender.send(rows, withheld);
    }
  }

  @Override
  public Committable prepare(Position position) {
    return prepare(TaskProgress.of(position));
  }

  @Override
  public Committable prepare(TaskProgress progress) {
    return producer.prepare(progress);
  }

  /** Without transactions, what has arrived is final. */
  @Override
  public void commit(Committable committable) {
    producer.commit(committable);
  }

  @Override
  public void abort() {
    producer.abort();
  }

  @Override
  public void close() {
    targets.close();
    encoder.close();
  }
}
