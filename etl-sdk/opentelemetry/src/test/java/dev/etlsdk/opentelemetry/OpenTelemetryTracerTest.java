package dev.etlsdk.opentelemetry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.batch.Header;
import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.trace.BatchTrace;
import dev.etlsdk.api.trace.BatchTracerProvider;
import dev.etlsdk.api.trace.TracedBatch;
import dev.etlsdk.api.transform.RowTransform;
import dev.etlsdk.formats.json.Json;
import dev.etlsdk.kafka.KafkaDeadLetters;
import dev.etlsdk.kafka.KafkaSink;
import dev.etlsdk.kafka.KafkaSource;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.testkit.batch.InMemoryRecords;
import dev.etlsdk.testkit.driver.PipelineDriver;
import dev.etlsdk.testkit.kafka.KafkaRecord;
import dev.etlsdk.testkit.kafka.ReceivedRecord;
import dev.etlsdk.testkit.kafka.TestTopic;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Batches are spans, linked to the traces of their records; outputs go on in the batch's trace. */
class OpenTelemetryTracerTest {

  private static final String FIRST = "0af7651916cd43dd8448eb211c80319c";
  private static final String SECOND = "4bf92f3577b34da6a3ce929d0e0e4736";

  private final InMemorySpanExporter spans = InMemorySpanExporter.create();
  private final SdkTracerProvider provider =
      SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(spans)).build();
  private final OpenTelemetry openTelemetry =
      OpenTelemetrySdk.builder().setTracerProvider(provider).build();

  /** A row. */
  record Id(long id) {}

  @AfterEach
  void close() {
    provider.close();
  }

  @Test
  void aBatchIsASpanThatIsLinkedToTheTracesOfItsRecords() {
    try (Pipeline pipeline = pipeline((row, rows) -> rows.emit(row));
        PipelineDriver driver = driver(pipeline)) {
      topics(driver);
      driver
          .topic("in")
          .publish(
              sent(FIRST).withHeader("tracestate", "vendor=1"),
              sent(FIRST),
              sent(SECOND),
              KafkaRecord.of("{\"id\":4}"),
              KafkaRecord.of("{\"id\":5}").withHeader("traceparent", "none of the form"));
      driver.run();
    }

    SpanData span = span();
    assertThat(span.getName()).isEqualTo("process numbers");
    assertThat(span.getKind()).isEqualTo(SpanKind.CONSUMER);
    assertThat(span.getParentSpanContext().isValid()).isFalse();
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    assertThat(span.getLinks())
        .extracting(LinkData::getSpanContext)
        .extracting(context -> context.getTraceId() + "-" + context.getSpanId())
        .contains(FIRST + "-b7ad6b7169203331", SECOND + "-b7ad6b7169203331")
        .doesNotHaveDuplicates();
    assertThat(span.getLinks().get(0).getSpanContext().getTraceState().get("vendor"))
        .isEqualTo("1");
    assertThat(span.getAttributes().asMap().entrySet().stream().map(Object::toString).toList())
        .contains(
            "messaging.system=kafka",
            "messaging.operation.name=process",
            "messaging.operation.type=process",
            "messaging.destination.name=in",
            "messaging.batch.message_count=5",
            "etl.pipeline=copy",
            "etl.stream=numbers",
            "etl.task=0");
  }

  @Test
  void whatReadsTheOutputGoesOnInTheBatchesTrace() {
    try (Pipeline pipeline = pipeline((row, rows) -> rows.emit(row));
        PipelineDriver driver = driver(pipeline)) {
      topics(driver);
      driver
          .topic("in")
          .publish(
              sent(FIRST).withHeader("tracestate", "vendor=1").withHeader("tenant", "a"),
              KafkaRecord.of("{\"id\":2}"));
      driver.run();

      String parent = "00-" + span().getTraceId() + "-" + span().getSpanId() + "-0";
      List<ReceivedRecord> out = driver.topic("out").records();
      assertThat(names(out.get(0))).containsExactly("tenant", "traceparent");
      assertThat(out)
          .extracting(row -> row.headerText("traceparent"))
          .hasSize(2)
          .allSatisfy(header -> assertThat(header).startsWith(parent));
    }
  }

  @Test
  void deadLettersKeepTheTraceInWhichTheyWereSent() {
    try (Pipeline pipeline = pipeline((row, rows) -> rows.emit(row));
        PipelineDriver driver = driver(pipeline)) {
      topics(driver);
      driver.topic("in").publish(KafkaRecord.of("poison").withHeader("traceparent", parent(FIRST)));
      driver.run();

      assertThat(driver.topic("letters").records())
          .extracting(letter -> letter.headerText("traceparent"))
          .containsExactly(parent(FIRST));
    }
  }

  @Test
  void spansOfTransformsAreChildrenOfTheBatches() {
    RowTransform<Id, Id> transform =
        (row, rows) -> {
          Span own = openTelemetry.getTracer("test").spanBuilder("own").startSpan();
          own.end();
          rows.emit(row);
        };
    try (Pipeline pipeline = pipeline(transform);
        PipelineDriver driver = driver(pipeline)) {
      topics(driver);
      driver.topic("in").publish("{\"id\":1}");
      driver.run();
    }

    assertThat(spans.getFinishedSpanItems())
        .extracting(SpanData::getName)
        .containsExactly("own", "process numbers", "commit copy");
    SpanData own = spans.getFinishedSpanItems().get(0);
    SpanData batch = spans.getFinishedSpanItems().get(1);
    assertThat(own.getParentSpanId()).isEqualTo(batch.getSpanId());
    assertThat(Span.current().getSpanContext().isValid()).as("the thread is as before").isFalse();
  }

  @Test
  void aFailureIsToldByItsCodeAlone() {
    try (Pipeline pipeline =
            Pipeline.named("copy")
                .source("numbers", source())
                .sink("numbers", sink())
                .onError(ErrorPolicy.fail())
                .build();
        PipelineDriver driver = driver(pipeline)) {
      topics(driver);
      driver.topic("in").publish("poison-of-a-customer");
      assertThatThrownBy(driver::run).isInstanceOf(EtlException.class);
    }

    assertThat(span().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(span().getStatus().getDescription()).isEqualTo("ETL-RUN-0001");
    assertThat(span().toString()).doesNotContain("poison-of-a-customer");
  }

  @Test
  void linksAreLimited() {
    List<InMemoryRecords.Entry> entries = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      entries.add(
          new InMemoryRecords.Entry(
              "in",
              0,
              i,
              InMemoryRecords.NO_TIMESTAMP,
              null,
              null,
              List.of(
                  new Header(
                      "traceparent", parent(String.format("%032x", i + 1)).getBytes(UTF_8)))));
    }
    TracedBatch batch =
        new TracedBatch("p", "1", "s", "kafka", 0, 200, InMemoryRecords.of(entries));
    OpenTelemetryTracer.of(openTelemetry).begin(batch).close();

    assertThat(span().getLinks()).hasSize(OpenTelemetryTracer.MAX_LINKS);
  }

  @Test
  void withoutOpenTelemetryInTheProcessNothingIsFollowed() {
    TracedBatch batch =
        new TracedBatch("p", "1", "s", "kafka", 0, 0, InMemoryRecords.of(List.of()));
    assertThat(OpenTelemetryTracer.of(OpenTelemetry.noop()).begin(batch)).isSameAs(BatchTrace.NONE);
  }

  @Test
  void aWorkerFindsItByItself() {
    assertThat(ServiceLoader.load(BatchTracerProvider.class).findFirst())
        .hasValueSatisfying(
            found -> assertThat(found.tracer()).isInstanceOf(OpenTelemetryTracer.class));
  }

  @Test
  void aCommitIsASpanThatIsLinkedToTheBatchesThatItCovers() {
    try (Pipeline pipeline = pipeline((row, rows) -> rows.emit(row));
        PipelineDriver driver = driver(pipeline)) {
      topics(driver);
      for (int round = 0; round < 2; round++) {
        driver.topic("in").publish("{\"id\":1}");
        driver.run();
      }
    }

    List<SpanData> all = spans.getFinishedSpanItems();
    assertThat(all)
        .extracting(SpanData::getName)
        .containsExactly("process numbers", "commit copy", "process numbers", "commit copy");
    for (int i = 0; i < 4; i += 2) {
      SpanData batch = all.get(i);
      SpanData commit = all.get(i + 1);
      assertThat(commit.getKind()).isEqualTo(SpanKind.INTERNAL);
      assertThat(commit.getParentSpanContext().isValid()).isFalse();
      assertThat(commit.getLinks())
          .singleElement()
          .satisfies(link -> assertThat(link.getSpanContext()).isEqualTo(batch.getSpanContext()));
      assertThat(commit.getAttributes().asMap().entrySet().stream().map(Object::toString).toList())
          .contains("etl.commit.batches=1", "etl.pipeline=copy", "etl.task=0");
    }
  }

  /** That of the only batch; a commit has one, too. */
  private SpanData span() {
    return batches().get(0);
  }

  private List<SpanData> batches() {
    List<SpanData> batches =
        spans.getFinishedSpanItems().stream()
            .filter(span -> span.getName().startsWith("process "))
            .toList();
    assertThat(batches).hasSize(1);
    return batches;
  }

  private static List<String> names(ReceivedRecord record) {
    return record.headers().stream().map(header -> header.name()).collect(Collectors.toList());
  }

  private static KafkaRecord sent(String trace) {
    return KafkaRecord.of("{\"id\":1}").withHeader("traceparent", parent(trace));
  }

  private static String parent(String trace) {
    return "00-" + trace + "-b7ad6b7169203331-01";
  }

  // tag::tracer[]
  private PipelineDriver driver(Pipeline pipeline) {
    return PipelineDriver.builder(pipeline)
        .runner(options -> options.tracer(OpenTelemetryTracer.of(openTelemetry)))
        .build();
  }

  // end::tracer[]

  private static void topics(PipelineDriver driver) {
    for (String name : List.of("in", "out", "letters")) {
      TestTopic unused = driver.createTopic(name, 1);
    }
  }

  private static Pipeline pipeline(RowTransform<Id, Id> transform) {
    return Pipeline.named("copy")
        .source("numbers", source())
        .transform("same", "numbers", Id.class, Id.class, transform)
        .sink("same", sink())
        .onError(
            ErrorPolicy.deadLetter(
                KafkaDeadLetters.topic("letters").bootstrapServers("unused:9092").build()))
        .build();
  }

  private static KafkaSource source() {
    return KafkaSource.topic("in")
        .bootstrapServers("unused:9092")
        .schema(Schema.parse("id BIGINT NOT NULL"))
        .codec(Json.codec())
        .build();
  }

  private static KafkaSink sink() {
    return KafkaSink.topic("out").bootstrapServers("unused:9092").codec(Json.codec()).build();
  }
}
