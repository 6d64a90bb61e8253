package dev.etlsdk.processor.annotated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.annotation.OnError;
import dev.etlsdk.api.annotation.Pii;
import dev.etlsdk.api.annotation.Pipeline;
import dev.etlsdk.api.annotation.Rows;
import dev.etlsdk.api.annotation.Sql;
import dev.etlsdk.api.annotation.Transform;
import dev.etlsdk.kafka.annotation.KafkaDeadLetters;
import dev.etlsdk.kafka.annotation.KafkaSink;
import dev.etlsdk.kafka.annotation.KafkaSource;
import dev.etlsdk.testkit.kafka.ReceivedRecord;
import dev.etlsdk.testkit.pipeline.PipelineFixture;
import dev.etlsdk.testkit.pipeline.PipelineTest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Input that the record of a source can't hold, under each error policy. */
@PipelineTest
class BadRowsTest {

  private static final String GOOD = "{\"id\":1,\"colour\":\"RED\",\"size\":3}";
  private static final String NULL = "{\"id\":2,\"colour\":\"RED\",\"size\":null}";
  private static final String ABSENT = "{\"id\":3,\"colour\":\"RED\"}";
  private static final String UNKNOWN = "{\"id\":4,\"colour\":\"GREN\",\"size\":3}";
  private static final String NO_ENUM = "{\"id\":5,\"size\":4}";

  enum Colour {
    RED,
    GREEN
  }

  record Paint(long id, @Nullable Colour colour, int size) {}

  @Pipeline("paints-to-dead-letters")
  @KafkaDeadLetters("paints-failed")
  interface ToDeadLetters {
    @KafkaSource("paints")
    Rows<Paint> paints();

    @Sql("SELECT id, colour, size + 1 AS size FROM paints")
    @KafkaSink("larger")
    Rows<Paint> larger();
  }

  @Pipeline("paints-skipped")
  @OnError(OnError.Action.SKIP)
  interface Skipping {
    @KafkaSource("paints")
    Rows<Paint> paints();

    @Sql("SELECT id, colour, size + 1 AS size FROM paints")
    @KafkaSink("larger")
    Rows<Paint> larger();
  }

  @Pipeline("paints-stopped")
  @OnError(OnError.Action.FAIL)
  interface Stopping {
    @KafkaSource("paints")
    Rows<Paint> paints();

    @Sql("SELECT id, colour, size + 1 AS size FROM paints")
    @KafkaSink("larger")
    Rows<Paint> larger();
  }

  @Pipeline("paints-computed")
  @KafkaDeadLetters("paints-failed")
  interface Computing {
    @KafkaSource("paints")
    Rows<Paint> paints();

    @Sql("SELECT id, colour || 'ISH' AS colour, size FROM paints")
    @KafkaSink("larger")
    Rows<Paint> reddish();
  }

  record Owner(@Pii @Nullable String name) {}

  record Owned(long id, @Nullable Owner owner) {}

  record Named(long id, @Pii String name) {}

  @Pipeline("owners")
  @KafkaDeadLetters("paints-failed")
  interface Owners {
    @KafkaSource("paints")
    Rows<Owned> owned();

    @Transform
    static Named named(Owned owned) {
      throw new IllegalArgumentException("who is " + owned.owner());
    }

    @Transform
    @KafkaSink("larger")
    static Named again(Named named) {
      return named;
    }
  }

  @Test
  void namesOfPeopleAreNotShown(PipelineFixture<Owners> pipeline) {
    pipeline.sendText(
        Owners::owned,
        "{\"id\":1,\"owner\":{\"name\":\"Anna\"}}",
        "{\"id\":2,\"owner\":{\"name\":[\"Anna\"]}}");
    pipeline.run();

    assertThat(pipeline.deadLetters())
        .extracting(BadRowsTest::reason)
        .hasSize(2)
        .allSatisfy(
            reason -> assertThat(reason).contains("Values aren't shown").doesNotContain("Anna"));
  }

  @Test
  void deadLettersNameColumnValueAndRecord(PipelineFixture<ToDeadLetters> pipeline) {
    pipeline.sendText(ToDeadLetters::paints, GOOD, NULL, ABSENT, UNKNOWN, NO_ENUM);
    pipeline.run();

    assertThat(pipeline.rows(ToDeadLetters::larger))
        .containsExactly(new Paint(1, Colour.RED, 4), new Paint(5, null, 5));
    assertThat(pipeline.deadLetters())
        .extracting(ReceivedRecord::text)
        .containsExactlyInAnyOrder(NULL, ABSENT, UNKNOWN);
    assertThat(pipeline.deadLetters())
        .extracting(BadRowsTest::reason)
        .containsExactlyInAnyOrder(
            "ETL-DECODE-0004: column 'size': found null at byte 30; a value is required; Paint.size"
                + " can't be null",
            "ETL-DECODE-0004: column 'size': the field is absent; a value is required; Paint.size"
                + " can't be null",
            "ETL-VALUE-0003: the column 'colour' holds 'GREN', and Paint.colour takes the constants"
                + " of Colour; did you mean 'GREEN'?");
  }

  private static String reason(ReceivedRecord letter) {
    return header(letter, "code") + ": " + header(letter, "message");
  }

  private static String header(ReceivedRecord letter, String name) {
    return Optional.ofNullable(
            letter.headerText(dev.etlsdk.kafka.KafkaDeadLetters.HEADER_PREFIX + name))
        .orElse("no " + name);
  }

  @Test
  void skippedRowsLeaveTheOthers(PipelineFixture<Skipping> pipeline) {
    pipeline.sendText(Skipping::paints, GOOD, NULL, ABSENT, UNKNOWN, NO_ENUM);
    pipeline.run();

    assertThat(pipeline.rows(Skipping::larger))
        .containsExactly(new Paint(1, Colour.RED, 4), new Paint(5, null, 5));
  }

  @Test
  void stopAtANullNamesColumnAndRecord(PipelineFixture<Stopping> pipeline) {
    pipeline.sendText(Stopping::paints, GOOD, NULL);

    assertThatThrownBy(pipeline::run)
        .hasMessageContaining("ETL-RUN-0001")
        .hasMessageContaining("paints partition 0 offset 1 failed in stream 'paints' (decode)")
        .hasMessageContaining("column 'size': found null")
        .hasMessageContaining("Paint.size can't be null");
    assertThat(pipeline.rows(Stopping::larger)).isEmpty();
  }

  @Test
  void stopAtAnUnknownConstantNamesValueAndRecord(PipelineFixture<Stopping> pipeline) {
    pipeline.sendText(Stopping::paints, GOOD, UNKNOWN);

    assertThatThrownBy(pipeline::run)
        .hasMessageContaining("ETL-RUN-0001")
        .hasMessageContaining("the column 'colour' holds 'GREN', and Paint.colour")
        .hasMessageContaining("did you mean 'GREEN'?");
    assertThat(pipeline.rows(Stopping::larger)).isEmpty();
  }

  @Test
  void constantThatAQueryMakesUpFailsInItsStream(PipelineFixture<Computing> pipeline) {
    pipeline.sendText(Computing::paints, GOOD, NO_ENUM);
    pipeline.run();

    assertThat(pipeline.rows(Computing::reddish)).containsExactly(new Paint(5, null, 4));
    assertThat(pipeline.deadLetters())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(header(letter, "stream")).isEqualTo("reddish");
              assertThat(reason(letter)).contains("the column 'colour' holds 'REDISH', and Paint");
            });
  }
}
