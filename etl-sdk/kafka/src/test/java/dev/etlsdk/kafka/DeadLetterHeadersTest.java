package dev.etlsdk.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.batch.Header;
import dev.etlsdk.api.batch.SourceRecords;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.RowError;
import dev.etlsdk.api.sink.DeadLetter;
import dev.etlsdk.testkit.batch.InMemoryRecords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadLetterHeadersTest {

  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678Z");
  private static final Header TRACE = Writing.header("trace", "t1");
  private static final Header CONNECTS = Writing.header("__connect.errors.topic", "elsewhere");

  @Test
  void readsWhatItWrote() {
    DeadLetterHeaders written = DeadLetterHeaders.of(letter(InMemoryRecords.ofValues("in", "v")));

    assertThat(DeadLetterHeaders.read(written.with(List.of(TRACE)))).contains(written);
    assertThat(written)
        .isEqualTo(
            new DeadLetterHeaders(
                "ETL-DECODE-0002",
                "expected a number",
                "amount",
                "decode",
                "valid",
                "p",
                "7",
                TIME,
                2,
                new DeadLetterHeaders.Origin("in", 0, 0, written.origin().timestamp())));
    assertThat(written.origin()).hasToString("in-0@0");
  }

  @Test
  void readsALetterOfARowWithoutASourceRecord() {
    DeadLetterHeaders written = DeadLetterHeaders.of(letter(SourceRecords.NONE));

    assertThat(written.origin()).isNull();
    assertThat(DeadLetterHeaders.read(written.with(List.of()))).contains(written);
  }

  @Test
  void recordThatNeverFailedSaysNothing() {
    assertThat(DeadLetterHeaders.read(List.of(TRACE, CONNECTS))).isEmpty();
    assertThat(DeadLetterHeaders.original(List.of(TRACE, CONNECTS)))
        .containsExactly(TRACE, CONNECTS);
  }

  @Test
  void givesTheHeadersThatTheRecordHadBefore() {
    DeadLetterHeaders letter = DeadLetterHeaders.of(letter(InMemoryRecords.ofValues("in", "v")));

    assertThat(DeadLetterHeaders.original(letter.with(List.of(TRACE)))).containsExactly(TRACE);
  }

  @Test
  void keepsWhatConnectSaidOfARecordThatFailedThere() {
    DeadLetterHeaders letter = DeadLetterHeaders.of(letter(InMemoryRecords.ofValues("in", "v")));
    List<Header> headers = letter.with(List.of(CONNECTS, TRACE));

    assertThat(headers)
        .filteredOn(header -> header.name().startsWith("__connect."))
        .containsExactly(CONNECTS);
    assertThat(DeadLetterHeaders.original(headers)).containsExactly(CONNECTS, TRACE);
  }

  @Test
  void secondFailureTakesThePlaceOfTheFirst() {
    DeadLetterHeaders letter = DeadLetterHeaders.of(letter(InMemoryRecords.ofValues("in", "v")));
    List<Header> once = letter.with(List.of(TRACE));

    assertThat(letter.with(once))
        .extracting(Header::name)
        .containsExactlyElementsOf(once.stream().map(Header::name).toList());
  }

  @Test
  void readsLettersOfWhichSomeHeadersAreMissingOrUnreadable() {
    List<Header> headers =
        new ArrayList<>(
            List.of(
                Writing.header(DeadLetterHeaders.PREFIX + "code", "ETL-NEW-0001"),
                Writing.header(DeadLetterHeaders.PREFIX + "time", "yesterday"),
                Writing.header(DeadLetterHeaders.PREFIX + "topic", "in"),
                Writing.header(DeadLetterHeaders.PREFIX + "offset", "x"),
                new Header(DeadLetterHeaders.PREFIX + "stage", null)));

    assertThat(DeadLetterHeaders.read(headers))
        .contains(
            new DeadLetterHeaders(
                "ETL-NEW-0001",
                "",
                null,
                "",
                "",
                "",
                "",
                Instant.EPOCH,
                1,
                new DeadLetterHeaders.Origin("in", 0, 0, -1)));
  }

  private static DeadLetter letter(SourceRecords records) {
    RowError error = new RowError(0, EtlError.DECODE_0002, "amount", "expected a number", null);
    return new DeadLetter(records, 0, error, "p", "7", "valid", "decode", TIME, 2);
  }
}
