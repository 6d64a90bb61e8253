package dev.etlsdk.processor.annotated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.testkit.kafka.ReceivedRecord;
import dev.etlsdk.testkit.pipeline.PipelineFixture;
import dev.etlsdk.testkit.pipeline.PipelineTest;
import org.junit.jupiter.api.Test;

// tag::test[]
@PipelineTest
class EvenSumsPipelineTest {

  @Test
  void sumOfTwoOnesIsEven(PipelineFixture<EvenSums> pipeline) {
    pipeline.send(EvenSums::test_table, new Reading(1, 1, 0, 0), new Reading(1, 2, 0, 0));
    pipeline.sendText(EvenSums::test_table, "poison");
    pipeline.run();

    assertThat(pipeline.rows(EvenSums::sums))
        .containsExactly(new EvenSum(true), new EvenSum(false));
    assertThat(pipeline.deadLetters()).extracting(ReceivedRecord::text).containsExactly("poison");
  }
}
// end::test[]
