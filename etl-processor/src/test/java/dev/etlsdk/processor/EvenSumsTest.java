package dev.etlsdk.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.config.PipelineConfig;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaRecord;
import dev.etlsdk.testkit.kafka.KafkaTest;
import dev.etlsdk.testkit.kafka.ReceivedRecord;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The quickstart's pipeline as an annotated interface, from source to records in a topic. */
@KafkaTest
class EvenSumsTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static Compiled compiled;

  @BeforeAll
  static void compile() throws IOException {
    compiled = Compiled.folder("annotated");
  }

  /** As {@code EvenSumsPipeline.create} is called where the class is known. */
  private static Pipeline create(PipelineConfig config) throws ReflectiveOperationException {
    return compiled.pipeline("dev.etlsdk.processor.annotated.EvenSumsPipeline", config);
  }

  @Test
  void everyRecordArrivesInTheOutputOrTheDeadLetters(KafkaBroker broker) throws Exception {
    broker.createTopic("test_topic", 2);
    broker.createTopic("out", 2);
    broker.createTopic("test_topic.dlq", 1);
    broker.publish("test_topic", IntStream.range(0, 1000).mapToObj(EvenSumsTest::reading).toList());
    broker.publish("test_topic", List.of(KafkaRecord.of("poison")));
    PipelineConfig config =
        PipelineConfig.of(
            Map.of(
                "kafka.bootstrap-servers", broker.bootstrapServers(),
                "until-end", "true",
                "sums.sink.topic", "out"));

    try (Pipeline pipeline = create(config);
        Execution execution = LocalRunner.create().start(pipeline)) {
      execution.await();
    }

    assertThat(broker.awaitRecords("out", 1000, LIMIT))
        .extracting(ReceivedRecord::text)
        .filteredOn("{\"sum\":true}"::equals)
        .hasSize(500);
    assertThat(broker.awaitRecords("test_topic.dlq", 1, LIMIT))
        .extracting(ReceivedRecord::text)
        .containsExactly("poison");
  }

  private static KafkaRecord reading(int n) {
    return KafkaRecord.of("{\"column_0\":" + n + ",\"column_1\":1,\"column_2\":2,\"column_3\":3}");
  }

  @Test
  void everyMistakeOfAConfigurationIsToldAtOnce() {
    PipelineConfig config =
        PipelineConfig.of(
            Map.of(
                "kafka.bootstrap-servers", "localhost:9092",
                "test_table.source.bouned", "true",
                "until-end", "maybe",
                "sums.sink.format", "jason"));

    assertThatThrownBy(() -> create(config))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("3 problems")
        .hasMessageContaining("key 'test_table.source.bouned' in code is unknown to the pipeline")
        .hasMessageContaining("-> did you mean 'test_table.source.bounded'?")
        .hasMessageContaining("'until-end' in code, for 'test_table.source.bounded', isn't true or")
        .hasMessageContaining("'sums.sink.format' in code isn't a format on the class path: [json]")
        .hasMessageContaining("did you mean 'json'?");
  }

  @Test
  void placeholderWithoutValueIsToldOnce() {
    assertThatThrownBy(() -> create(PipelineConfig.empty()))
        .hasMessage(
            "ETL-CONFIG-0002 (pipeline 'even-sums'): the configuration lacks"
                + " 'kafka.bootstrap-servers', which dead-letters.bootstrap-servers,"
                + " sums.sink.bootstrap-servers, test_table.source.bootstrap-servers take\n"
                + "  -> set 'kafka.bootstrap-servers', or give it a default in the annotation:"
                + " ${kafka.bootstrap-servers:…}");
  }

  @Test
  void planIsThereWithoutAPlanner() throws Exception {
    try (Pipeline pipeline = create(PipelineConfig.of(Map.of("kafka.bootstrap-servers", "x:1")))) {
      assertThat(pipeline.explain()).contains("IS_EVEN(column_0 + column_1)");
    }
  }
}
