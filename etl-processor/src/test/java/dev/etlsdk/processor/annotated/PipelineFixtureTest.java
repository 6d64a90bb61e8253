package dev.etlsdk.processor.annotated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.annotation.OnError;
import dev.etlsdk.api.annotation.Pipeline;
import dev.etlsdk.api.annotation.Rows;
import dev.etlsdk.api.annotation.Sql;
import dev.etlsdk.api.annotation.Transform;
import dev.etlsdk.kafka.annotation.KafkaSink;
import dev.etlsdk.kafka.annotation.KafkaSource;
import dev.etlsdk.testkit.kafka.KafkaRecord;
import dev.etlsdk.testkit.kafka.ReceivedRecord;
import dev.etlsdk.testkit.pipeline.PipelineFixture;
import dev.etlsdk.testkit.pipeline.PipelineTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What the fixture of a pipeline does, on the driver and on a broker. */
@PipelineTest
public class PipelineFixtureTest {

  /** Streams that static methods make, and one that shows the time. */
  @Pipeline("labels")
  @OnError(OnError.Action.FAIL)
  interface Labels {

    @KafkaSource("readings")
    Rows<Reading> readings();

    @Transform(from = "readings")
    @KafkaSink("labels")
    static Label label(Reading reading) {
      return new Label("#" + reading.column_0());
    }

    /** The same in the form of batches. */
    @Transform(from = "readings")
    @KafkaSink("sums")
    static void sum(ReadingBatch readings, PipelineFixtureTest_Labels_LabelBatch.Writer sums) {
      for (int row = 0; row < readings.rows(); row++) {
        sums.from(row).add("" + (readings.column_0(row) + readings.column_1(row)));
      }
    }

    /** A query that reads no column. */
    @Sql("SELECT 'seen' AS text FROM readings")
    @KafkaSink("stamps")
    Rows<Label> stamps();

    /** When each was processed. */
    @Sql("SELECT column_0 AS id, CURRENT_TIMESTAMP AS at FROM readings")
    @KafkaSink("times")
    Rows<Seen> seen();

    /** A text. */
    record Label(String text) {}

    /** A time. */
    record Seen(int id, Instant at) {}
  }

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
  void streamsOfStaticMethodsAreReadByTheirNames(PipelineFixture<Labels> pipeline) {
    // tag::static[]
    pipeline.send(Labels::readings, new Reading(7, 1, 0, 0), new Reading(8, 2, 0, 0));
    pipeline.run();

    assertThat(pipeline.rows("label", Labels.Label.class))
        .containsExactly(new Labels.Label("#7"), new Labels.Label("#8"));
    // end::static[]
    assertThat(pipeline.rows("sum", Labels.Label.class))
        .containsExactly(new Labels.Label("8"), new Labels.Label("10"));
    assertThat(pipeline.rows(Labels::stamps))
        .containsExactly(new Labels.Label("seen"), new Labels.Label("seen"));
    assertThat(pipeline.records("label"))
        .extracting(ReceivedRecord::text)
        .containsExactly("{\"text\":\"#7\"}", "{\"text\":\"#8\"}");
    assertThatThrownBy(() -> pipeline.rows("lable", Labels.Label.class))
        .hasMessageContaining("the stream 'lable' has no Kafka sink")
        .hasMessageContaining("read one of [label, s");
  }

  @Test
  void pipelineSeesTheClockThatTheTestMoves(PipelineFixture<Labels> pipeline) {
    Instant before = pipeline.clock().instant().truncatedTo(ChronoUnit.MICROS);
    pipeline.send(Labels::readings, new Reading(1, 1, 0, 0));
    pipeline.run();
    pipeline.advance(Duration.ofHours(1));
    pipeline.send(Labels::readings, new Reading(2, 1, 0, 0));
    pipeline.run();

    assertThat(pipeline.rows(Labels::seen))
        .containsExactly(new Labels.Seen(1, before), new Labels.Seen(2, before.plusSeconds(3600)));
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
