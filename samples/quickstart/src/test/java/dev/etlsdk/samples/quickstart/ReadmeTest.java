package dev.etlsdk.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaTest;
import org.junit.jupiter.api.Test;

/** What the README shows. */
@KafkaTest
class ReadmeTest {

  @Test
  void pipelineOfReadmeRuns(KafkaBroker broker) throws Exception {
    Topics topics = new Topics(broker.bootstrapServers());
    topics.create();
    topics.publish(100);
    Topics.Mark before = topics.mark();

    run(broker.bootstrapServers());

    assertThat(topics.firstOutput(before, 1_000)).hasSizeGreaterThanOrEqualTo(100);
  }

  // tag::run[]
  static void run(String bootstrapServers) throws InterruptedException {
    try (Execution execution = LocalRunner.create().start(EvenSums.pipeline(bootstrapServers))) {
      execution.await(); // throws what stopped it, with code, place and what to do
      System.out.println(execution.counters().rowsOut() + " rows");
    }
  }
  // end::run[]
}
