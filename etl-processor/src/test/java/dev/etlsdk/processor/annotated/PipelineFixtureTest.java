package dev.etlsdk.processor.annotated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.testkit.kafka.KafkaRecord;
import dev.etlsdk.testkit.pipeline.PipelineFixture;
import dev.etlsdk.testkit.pipeline.PipelineTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What the fixture of a pipeline does, on the driver and on a broker. */
@PipelineTest
public class PipelineFixtureTest {

  @Test
  void secondRunGoesOnWhereTheFirstEnded(PipelineFixture<EvenSums> pipeline) {
    pipeline.send(EvenSums::test_table, new Reading(1, 1, 0, 0));
    pipeline.run();
    pipeline.send(EvenSums::test_table, new Reading(1, 2, 0, 0));
    pipeline.run();

    assertThat(pipeline.rows(EvenSums::sums))
        .containsExactly(new EvenSum(true), new EvenSum(false));
  }

  @Test
  void recordsWithinRecordsMayBeAbsent(PipelineFixture<NestedRows> pipeline) {
    NestedRows.Inner seven = new NestedRows.Inner(7);
    NestedRows.Outer full =
        new NestedRows.Outer(1, seven, Optional.of(seven), Arrays.asList(seven, null));
    NestedRows.Outer empty = new NestedRows.Outer(2, null, Optional.empty(), List.of());
    pipeline.send(NestedRows::outers, full, empty);
    pipeline.run();

    assertThat(pipeline.rows(NestedRows::kept)).containsExactly(full, empty);
  }

  @Test
  void recordsHaveTheirKeysAndHeaders(PipelineFixture<EvenSums> pipeline) {
    pipeline.sendRecords(
        EvenSums::test_table,
        KafkaRecord.of("{\"column_0\":1,\"column_1\":1,\"column_2\":0,\"column_3\":0}")
            .withKey("anna")
            .withHeader("trace", "a1"),
        KafkaRecord.of("poison").withKey("bert").withHeader("trace", "b1"));
    pipeline.run();

    assertThat(pipeline.records(EvenSums::sums))
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.text()).isEqualTo("{\"sum\":true}");
              assertThat(record.keyText()).isEqualTo("anna");
            });
    assertThat(pipeline.deadLetters())
        .singleElement()
        .satisfies(letter -> assertThat(letter.headerText("trace")).isEqualTo("b1"));
  }

  /** Where the pipeline of the last test ran, for the test that runs this class elsewhere. */
  public static final AtomicReference<String> BROKER = new AtomicReference<>("");

  @Test
  void topicsAreOnTheBroker(PipelineFixture<EvenSums> pipeline) {
    assertThat(pipeline.broker().topics()).contains("test_topic", "test_topic2", "test_topic.dlq");
    BROKER.set(pipeline.broker().getClass().getSimpleName());
  }

  @Test
  void eachTestHasTopicsOfItsOwn(PipelineFixture<EvenSums> pipeline) {
    assertThat(pipeline.rows(EvenSums::sums)).isEmpty();
  }

  @Test
  void clockMovesWhenItIsToldTo(PipelineFixture<EvenSums> pipeline) {
    Instant before = pipeline.clock().instant();
    pipeline.advance(Duration.ofHours(1));

    assertThat(pipeline.clock().instant()).isEqualTo(before.plusSeconds(3600));
  }

  @Test
  void streamWithoutASinkIsRefused(PipelineFixture<EvenSums> pipeline) {
    assertThatThrownBy(() -> pipeline.rows(EvenSums::test_table))
        .hasMessageContaining("ETL-TESTKIT-0003")
        .hasMessageContaining("the stream 'test_table' has no Kafka sink")
        .hasMessageContaining("read one of [sums]");
    assertThatThrownBy(() -> pipeline.send(EvenSums::sums, new EvenSum(true)))
        .hasMessageContaining("the stream 'sums' has no Kafka source");
  }
}
