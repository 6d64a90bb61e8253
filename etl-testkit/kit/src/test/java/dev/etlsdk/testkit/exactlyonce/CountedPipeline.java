package dev.etlsdk.testkit.exactlyonce;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.CommitPoint;
import dev.etlsdk.api.sink.CommitPointListener;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.source.FetchLimits;
import dev.etlsdk.api.substitute.Substitutes;
import dev.etlsdk.api.transform.RowTransform;
import dev.etlsdk.formats.json.Json;
import dev.etlsdk.kafka.KafkaDeadLetters;
import dev.etlsdk.kafka.KafkaSink;
import dev.etlsdk.kafka.KafkaSource;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.RestartPolicy;
import dev.etlsdk.runtime.RunnerOptions;
import dev.etlsdk.runtime.internal.step.SubstitutedExecution;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongPredicate;

/**
 * A pipeline with filters, dead letters and two sinks over the topics of a {@link Ledger}; as a
 * program it runs until it is killed, and stands still at a commit point if it is told so. Like a
 * worker whose SQL was compiled at build time it plans none at its start.
 */
final class CountedPipeline {

  static final String STANDING = "standing at ";

  private CountedPipeline() {}

  static Pipeline of(
      String servers,
      String in,
      String out,
      String evens,
      String letters,
      DeliveryGuarantee delivery,
      String lettersServers,
      Map<String, String> consumer) {
    return Pipeline.named(in)
        .source(
            "numbers",
            KafkaSource.topic(in)
                .bootstrapServers(servers)
                .properties(consumer)
                .schema(Schema.parse("id BIGINT NOT NULL"))
                .codec(Json.codec())
                .build())
        .transform("wanted", "numbers", Id.class, Id.class, keeping(id -> id % 10 != 7))
        .transform("evens", "wanted", Id.class, Id.class, keeping(id -> id % 2 == 0))
        .sink("wanted", sink(servers, out))
        .sink("evens", sink(servers, evens))
        .onError(
            ErrorPolicy.deadLetter(
                KafkaDeadLetters.topic(letters).bootstrapServers(lettersServers).build()))
        .delivery(delivery)
        .build();
  }

  private static RowTransform<Id, Id> keeping(LongPredicate wanted) {
    return (row, rows) -> {
      if (wanted.test(row.id())) {
        rows.emit(row);
      }
    };
  }

  /** A row. */
  record Id(long id) {}

  private static KafkaSink sink(String servers, String topic) {
    return KafkaSink.topic(topic).bootstrapServers(servers).codec(Json.codec()).build();
  }

  static RunnerOptions.Builder options() {
    Duration delay = Duration.ofMillis(200);
    return RunnerOptions.builder()
        .fetchLimits(new FetchLimits(200, 1 << 20, Duration.ZERO))
        .commitInterval(Duration.ofMillis(50))
        .restarts(new RestartPolicy(50, delay, delay, Duration.ofMinutes(1)));
  }

  /**
   * Arguments: brokers, the four topics, the guarantee, the worker's name, how many tasks, the
   * commit point to stand still at and how many times it is passed before.
   */
  public static void main(String[] args) throws Exception {
    Pipeline pipeline =
        of(
            args[0],
            args[1],
            args[2],
            args[3],
            args[4],
            DeliveryGuarantee.valueOf(args[5]),
            args[0],
            Map.of());
    RunnerOptions.Builder options = options().tasks(Integer.parseInt(args[7]));
    if (!args[6].isEmpty()) {
      options.workerId(args[6]);
    }
    Substitutes substitutes =
        args[8].isEmpty()
            ? Substitutes.none()
            : Substitutes.of(
                CommitPointListener.class,
                standAt(CommitPoint.valueOf(args[8]), Integer.parseInt(args[9])));
    try (Execution execution = SubstitutedExecution.start(pipeline, options.build(), substitutes)) {
      System.out.println("started");
      execution.await();
    }
  }

  private static CommitPointListener standAt(CommitPoint wanted, int passes) {
    AtomicInteger passed = new AtomicInteger();
    return (task, point) -> {
      if (point == wanted && passed.incrementAndGet() > passes) {
        System.out.println(STANDING + point);
        while (true) {
          LockSupport.park();
        }
      }
    };
  }
}
