package dev.etlsdk.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.sql.ExplainLevel;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.config.PipelineConfig;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the README shows. */
@KafkaTest
class ReadmeTest {

  @Test
  void annotatedPipelineOfReadmeRuns(KafkaBroker broker) throws Exception {
    Topics topics = topicsOf100(broker);
    Topics.Mark before = topics.mark();

    run(broker.bootstrapServers());

    assertThat(topics.firstOutput(before, 1_000)).hasSizeGreaterThanOrEqualTo(100);
  }

  /** Each in a group of its own, so that both begin where the topic does. */
  @Test
  void bothFormsWriteTheSame(KafkaBroker broker) throws Exception {
    Topics topics = topicsOf100(broker);
    PipelineConfig config =
        PipelineConfig.of(
            Map.of(
                "kafka.bootstrap-servers",
                broker.bootstrapServers(),
                "test_table.source.group-id",
                "annotated"));

    List<String> annotated = outputOf(EvenSumsPipeline.create(config), topics);

    assertThat(annotated)
        .hasSizeGreaterThanOrEqualTo(100)
        .containsExactlyInAnyOrderElementsOf(
            outputOf(FluentEvenSums.pipeline("fluent", broker.bootstrapServers()), topics));
  }

  private static List<String> outputOf(Pipeline pipeline, Topics topics)
      throws InterruptedException {
    Topics.Mark before = topics.mark();
    try (Execution execution = LocalRunner.create().start(pipeline)) {
      execution.await();
    }
    return topics.firstOutput(before, 100_000);
  }

  @Test
  void bothFormsHaveOnePlan() {
    try (Pipeline annotated = Quickstart.pipeline("localhost:9092");
        Pipeline fluent = FluentEvenSums.pipeline("even-sums", "localhost:9092")) {
      assertThat(annotated.explain(ExplainLevel.PLAN)).isEqualTo(fluent.explain(ExplainLevel.PLAN));
    }
  }

  private static Topics topicsOf100(KafkaBroker broker) throws InterruptedException {
    Topics topics = new Topics(broker.bootstrapServers());
    topics.create();
    topics.publish(100);
    return topics;
  }

  // tag::run[]
  static void run(String bootstrapServers) throws InterruptedException {
    PipelineConfig config = PipelineConfig.of(Map.of("kafka.bootstrap-servers", bootstrapServers));
    try (Execution execution = LocalRunner.create().start(EvenSumsPipeline.create(config))) {
      execution.await(); // throws what stopped it, with code, place and what to do
      System.out.println(execution.counters().rowsOut() + " rows");
    }
  }
  // end::run[]
}
