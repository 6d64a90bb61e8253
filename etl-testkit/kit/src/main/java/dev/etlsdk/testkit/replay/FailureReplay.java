package dev.etlsdk.testkit.replay;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.redrive.KeptRecord;
import dev.etlsdk.api.sink.DeadLetter;
import dev.etlsdk.api.substitute.Substitutes;
import dev.etlsdk.kafka.internal.client.KafkaClients;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.config.PipelineConfig;
import dev.etlsdk.runtime.RunnerOptions;
import dev.etlsdk.runtime.internal.capture.CapturedFailure;
import dev.etlsdk.runtime.internal.capture.CapturedLetter;
import dev.etlsdk.runtime.internal.capture.FailureFiles;
import dev.etlsdk.runtime.internal.rehearsal.Rehearsal;
import dev.etlsdk.testkit.batch.BatchRows;
import dev.etlsdk.testkit.batch.Row;
import dev.etlsdk.testkit.driver.internal.MemoryClients;
import dev.etlsdk.testkit.driver.internal.MemoryCluster;
import dev.etlsdk.testkit.driver.internal.SetClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.memory.RootAllocator;

/**
 * Records that failed, taken through a pipeline once more: the real one, with no broker, by the
 * engine of a worker. Each record goes alone, and the pipeline's clock shows the time at which it
 * failed. Nothing is written. Kafka sinks check their rows as they do with topics of default
 * settings. Immutable; {@link #run} is used by one thread.
 */
public final class FailureReplay {

  private final CapturedFailure failure;

  private FailureReplay(CapturedFailure failure) {
    this.failure = failure;
  }

  /**
   * The failure in a folder that {@code redrive --export} has written.
   *
   * @throws EtlException {@code ETL-REDRIVE-0004} if it can't be read
   */
  public static FailureReplay from(Path folder) {
    try (RootAllocator allocator = new RootAllocator()) {
      return new FailureReplay(new FailureFiles(folder).read(allocator));
    }
  }

  /** What the pipeline was configured with, without secrets and properties of clients. */
  public PipelineConfig config() {
    return PipelineConfig.of(failure.config());
  }

  /** Why the records failed when they were exported. */
  public List<ReplayedFailure> failures() {
    return failure.letters().stream().map(FailureReplay::asItWas).toList();
  }

  /** The records. */
  public List<KeptRecord> records() {
    return failure.letters().stream().map(CapturedLetter::record).toList();
  }

  private static ReplayedFailure asItWas(CapturedLetter letter) {
    return new ReplayedFailure(
        letter.record().place(),
        letter.code(),
        letter.stream(),
        letter.stage(),
        Optional.ofNullable(letter.column()),
        letter.message());
  }

  /**
   * Takes the records through a pipeline, which stays the caller's to close.
   *
   * @throws EtlException {@code ETL-TESTKIT-0003} if it isn't the pipeline that they failed in; or
   *     whatever would stop a worker
   */
  public ReplayResult run(Pipeline pipeline) {
    requireSame(pipeline);
    SetClock clock = new SetClock(failure.letters().get(0).time());
    Rows rows = new Rows();
    List<ReplayedFailure> failures = new ArrayList<>();
    try (Rehearsal rehearsal =
        Rehearsal.open(
            pipeline,
            RunnerOptions.builder().clock(clock).build(),
            Substitutes.of(KafkaClients.class, new MemoryClients(new MemoryCluster(clock, 1))),
            rows::add)) {
      for (CapturedLetter letter : failure.letters()) {
        clock.set(letter.time());
        for (DeadLetter failed : rehearsal.failures(letter.source(), List.of(letter.record()))) {
          failures.add(asItIs(letter, failed));
        }
      }
    }
    return new ReplayResult(failures(), failures, rows.bySink);
  }

  private void requireSame(Pipeline pipeline) {
    if (!pipeline.name().equals(failure.pipeline())) {
      throw EtlException.of(
              EtlError.TESTKIT_0003,
              "the records failed in the pipeline '"
                  + failure.pipeline()
                  + "', and this is '"
                  + pipeline.name()
                  + "'")
          .fix("replay them in the pipeline that they were exported from")
          .build();
    }
  }

  private static ReplayedFailure asItIs(CapturedLetter letter, DeadLetter failed) {
    return new ReplayedFailure(
        letter.record().place(),
        failed.error().code().id(),
        failed.stream(),
        failed.stage(),
        Optional.ofNullable(failed.error().column()),
        failed.error().message());
  }

  /** The rows that sinks would have got. */
  private static final class Rows {

    private final Map<String, List<Row>> bySink = new LinkedHashMap<>();

    void add(String sink, Batch batch, BitSet withheld) {
      List<Row> all = BatchRows.of(batch);
      List<Row> kept = bySink.computeIfAbsent(sink, first -> new ArrayList<>());
      for (int row = 0; row < all.size(); row++) {
        if (!withheld.get(row)) {
          kept.add(all.get(row));
        }
      }
    }
  }
}
