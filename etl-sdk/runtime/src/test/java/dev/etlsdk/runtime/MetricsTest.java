package dev.etlsdk.runtime;

import static dev.etlsdk.runtime.LocalRunnerTest.rows;
import static dev.etlsdk.runtime.LocalRunnerTest.run;
import static dev.etlsdk.runtime.LocalRunnerTest.source;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.kernels.RowFailure;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.TransformSpec;
import dev.etlsdk.testkit.await.Await;
import dev.etlsdk.testkit.batch.InMemoryRecords;
import dev.etlsdk.testkit.batch.Row;
import dev.etlsdk.testkit.fault.Step;
import dev.etlsdk.testkit.fault.SteppedSink;
import dev.etlsdk.testkit.inmemory.InMemorySource;
import dev.etlsdk.testkit.inmemory.InMemoryStore;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The meters are those that are documented, and say what happened. */
class MetricsTest {

  private static final Path DOCUMENT = Path.of("../../docs/metrics.md");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @Test
  void metersTellWhatHappened() throws Exception {
    Pipeline pipeline = pipeline();
    run(pipeline, RunnerOptions.builder().meterRegistry(registry));

    assertThat(count("etl.records.in", "stream", "numbers")).isEqualTo(10);
    assertThat(count("etl.bytes.in", "stream", "numbers")).isZero();
    assertThat(count("etl.rows.out", "sink", "odd")).isEqualTo(9);
    assertThat(count("etl.rows.skipped", "stream", "odd")).isEqualTo(1);
    assertThat(count("etl.rows.failed", "code", "ETL-VALUE-0002")).isEqualTo(1);
    assertThat(count("etl.batches", "stream", "numbers")).isPositive();
    assertThat(registry.get("etl.commit.time").timer().count()).isPositive();
  }

  /** A fetch has the records of several partitions, one after the other. */
  @Test
  void latencyIsThatOfAFetchsOldestRecord() throws Exception {
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    InMemorySource source =
        InMemorySource.recordsBuilder(
                "csv", Schema.parse("id BIGINT"), new CsvCodec(Schema.parse("id BIGINT"), false))
            .split(
                record(0, now.minusSeconds(1).toEpochMilli(), "1"),
                record(1, InMemoryRecords.NO_TIMESTAMP, "2"),
                record(2, now.minusSeconds(60).toEpochMilli(), "3"),
                record(3, now.minusSeconds(2).toEpochMilli(), "4"))
            .build();
    Pipeline pipeline =
        Pipeline.named("p")
            .source("numbers", source)
            .sink("numbers", InMemoryStore.create().sink("out"))
            .build();
    run(
        pipeline,
        RunnerOptions.builder().meterRegistry(registry).clock(Clock.fixed(now, ZoneOffset.UTC)));

    Timer latency = registry.get("etl.latency").tag("stream", "numbers").timer();
    assertThat(latency.count()).isEqualTo(1);
    assertThat(latency.max(TimeUnit.SECONDS)).isEqualTo(60);
  }

  private static InMemoryRecords.Entry record(long offset, long timestamp, String value) {
    return new InMemoryRecords.Entry(
        "csv", 0, offset, timestamp, null, value.getBytes(UTF_8), List.of());
  }

  @Test
  void countersOutliveTheExecution() throws Exception {
    run(pipeline(), RunnerOptions.builder().meterRegistry(registry));
    System.gc();

    assertThat(count("etl.records.in", "stream", "numbers")).isEqualTo(10);
  }

  @Test
  void gaugesOfAnExecutionThatEndedAreGone() throws Exception {
    run(pipeline(), RunnerOptions.builder().meterRegistry(registry));

    assertThat(registry.find("etl.memory.used").gauge()).isNull();
    assertThat(registry.find("etl.lag").gauge()).isNull();
  }

  @Test
  void lagIsNotANumberWhileItIsUnknown() throws Exception {
    StepGate connecting = StepGate.closed(Step.OPEN_WRITER);
    InMemorySource source =
        InMemorySource.builder("n", Schema.parse("id BIGINT"))
            .split(rows(0, 10))
            .unbounded()
            .build();
    Pipeline pipeline =
        Pipeline.named("p")
            .source("numbers", source)
            .sink("numbers", SteppedSink.of(InMemoryStore.create().sink("out"), connecting))
            .build();
    RunnerOptions options = RunnerOptions.builder().tasks(2).meterRegistry(registry).build();
    try (Execution execution = LocalRunner.create(options).start(pipeline)) {
      connecting.awaitReached();
      assertThat(registry.get("etl.lag").gauge().value()).isNaN();
      assertThat(execution.lag()).isEmpty();

      connecting.open();
      // The second task has no split, and so no lag.
      Await.until(
          "the lag is known",
          Duration.ofSeconds(20),
          () -> registry.get("etl.lag").gauge().value(),
          lag -> lag == 0);
    }
  }

  @Test
  void aLaterExecutionsGaugesOutliveAnEarlierOne() throws Exception {
    RunnerOptions options = RunnerOptions.builder().meterRegistry(registry).build();
    InMemorySource source =
        InMemorySource.builder("n", Schema.parse("id BIGINT"))
            .unbounded()
            .split(rows(0, 0))
            .build();
    Pipeline pipeline =
        Pipeline.named("p")
            .source("numbers", source)
            .sink("numbers", InMemoryStore.create().sink("out"))
            .build();
    Execution earlier = LocalRunner.create(options).start(pipeline);
    try (Execution later = LocalRunner.create(options).start(pipeline)) {
      earlier.close();
      assertThat(registry.find("etl.lag").gauge()).isNotNull();
    }
    assertThat(registry.find("etl.lag").gauge()).isNull();
  }

  @Test
  void aSecondExecutionBeginsAtZero() throws Exception {
    run(pipeline(), RunnerOptions.builder().meterRegistry(registry));
    run(pipeline(), RunnerOptions.builder().meterRegistry(registry));

    assertThat(count("etl.records.in", "stream", "numbers")).isEqualTo(10);
    assertThat(count("etl.rows.failed", "code", "ETL-VALUE-0002")).isEqualTo(1);
    assertThat(registry.get("etl.batch.time").timer().count())
        .isEqualTo((long) registry.get("etl.batches").functionCounter().count());
  }

  @Test
  void everyMeterIsDocumentedAndTagged() throws Exception {
    // Gauges are removed at the end.
    List<Meter> meters = new CopyOnWriteArrayList<>();
    registry.config().onMeterAdded(meters::add);
    run(pipeline(), RunnerOptions.builder().meterRegistry(registry));

    Set<String> documented =
        List.of(MetricName.values()).stream().map(MetricName::id).collect(Collectors.toSet());
    Set<String> registered = new TreeSet<>();
    for (Meter meter : meters) {
      registered.add(meter.getId().getName());
      assertThat(meter.getId().getTag("pipeline")).isEqualTo("p");
      assertThat(meter.getId().getTag("version")).isEqualTo("1");
    }
    assertThat(registered).isEqualTo(new TreeSet<>(documented));
  }

  @Test
  void documentListsEveryMeter() throws Exception {
    String expected = document();
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(DOCUMENT, expected);
    }
    assertThat(Files.readString(DOCUMENT, UTF_8))
        .as(
            "docs/metrics.md; write it anew with: mvn -pl etl-sdk/runtime -am test"
                + " -Dtest=MetricsTest -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.update=true")
        .isEqualTo(expected);
  }

  private static String document() {
    StringBuilder text =
        new StringBuilder(
            """
            # Metrics

            An execution counts what it does, by batch and never by row. `Execution.counters()` and `Execution.lag()` give the numbers in
            the program; with `RunnerOptions.builder().meterRegistry(registry)` they go to a registry of
            [Micrometer](https://docs.micrometer.io), which knows Prometheus, OpenTelemetry, JMX and others. Without a registry nothing is
            registered anywhere.

            All meters have the tags `pipeline` and `version`. A second execution of a pipeline in the same registry begins at zero, failed rows
            and timers included. When an execution ends its gauges are removed; counters and timers keep what they have come to. This list is
            made from `dev.etlsdk.runtime.MetricName`; `MeterValuesTest` compares values over a restart, `MetricsTest` and `RetryMetricsTest` look at further ones, and
            `MetricsOnABrokerTest` compares the list with what a pipeline on a real broker registers, in both directions. Prometheus calls a meter by its name with `_` for `.`, and with `_total` behind a
            counter's and `_seconds` behind a timer's: `etl_records_in_total`, `etl_latency_seconds_count`.

            | meter | kind | further tags | what it says |
            |---|---|---|---|
            """);
    for (MetricName metric : MetricName.values()) {
      text.append("| `")
          .append(metric.id())
          .append("` | ")
          .append(metric.kind().name().toLowerCase(Locale.ROOT))
          .append(" | ")
          .append(metric.tags())
          .append(" | ")
          .append(metric.description())
          .append(" |\n");
    }
    return text.append(
            """

            What to watch: `etl.lag` that grows by more than `etl.retry.waiting`, `etl.latency` above what readers of the output expect, `etl.rows.failed` and `etl.dead.letters` that move at all,
            `etl.restarts`, `etl.rebalances` without a reason, and
            `etl.reader.pauses` that move all the time: then a sink or a transform is slower than the source. `etl.latency` takes in how long a record waited
            before it was read, and the commit interval; a source that gives its records no time has none. Counters count what was done: what a task
            had written and not committed when it failed is done again, and counted again, with exactly once too (`etl.transactions` tells what was
            aborted). What is in a topic is for its readers to count.

            `etl.rows.failed` has a series for a stream and a code from the first such failure on, so that its first sample is 1 already: Prometheus' `rate` and `increase` see nothing
            of a single record. Alert on the sum itself, as the dashboard's "Failed records in all" shows it. `etl.lag` is NaN while it isn't known of every split of a worker, and a sum
            with NaN in it is NaN: `sum by (pipeline) (etl_lag >= 0)` adds up the workers that know. While a task waits to begin again its lag stands still; if others of its group have got its
            partitions meanwhile, they count them as well.

            ## Dashboard

            [docs/grafana/pipelines.json](grafana/pipelines.json) is a dashboard for Grafana over what a [worker](worker.md)'s `/metrics` gives to Prometheus: import it and choose
            the data source. `DashboardTest` compares names and labels of every query with what `/metrics` shows of a pipeline on a
            broker, and looks that every meter is on the dashboard.
            """)
        .toString();
  }

  private double count(String name, String tag, String value) {
    return registry.get(name).tag(tag, value).functionCounter().count();
  }

  private static Pipeline pipeline() {
    RowStep step =
        RowStep.of(
            "id BIGINT",
            row -> {
              if (row.equals(Row.of(4L))) {
                throw RowFailure.divisionByZero();
              }
              return List.of(row);
            });
    return Pipeline.named("p")
        .version("1")
        .source("numbers", source(rows(0, 10)))
        .transform("odd", "numbers", TransformSpec.batches(step.output(), step))
        .sink("odd", InMemoryStore.create().sink("out"))
        .onError(ErrorPolicy.skip())
        .build();
  }
}
