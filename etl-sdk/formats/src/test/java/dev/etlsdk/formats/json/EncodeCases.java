package dev.etlsdk.formats.json;

import static dev.etlsdk.formats.json.EncodeCase.of;
import static dev.etlsdk.formats.json.EncodeCase.set;

import dev.etlsdk.formats.json.JsonOptions.Builder;
import dev.etlsdk.formats.json.JsonOptions.NonFinite;
import dev.etlsdk.formats.json.JsonOptions.Nulls;
import dev.etlsdk.formats.json.JsonOptions.NumberForm;
import dev.etlsdk.formats.json.JsonOptions.TimestampForm;
import java.util.List;
import java.util.stream.Stream;
import org.apache.arrow.vector.TimeMilliVector;
import org.apache.arrow.vector.TimeStampSecTZVector;
import org.apache.arrow.vector.VarCharVector;

/** The table of output. */
final class EncodeCases {

  private static final String INSTANT = "TIMESTAMP(3) WITH LOCAL TIME ZONE";

  private EncodeCases() {}

  static List<EncodeCase> all() {
    return Stream.of(scalars(), times(), nested()).flatMap(List::stream).toList();
  }

  private static Builder options() {
    return JsonOptions.builder();
  }

  private static List<EncodeCase> scalars() {
    return List.of(
        of("null", "INTEGER", "NULL", "null").with("nulls(OMIT)", options().nulls(Nulls.OMIT)),
        of("BIGINT beyond 2^53", "BIGINT", "2^53 + 1", "9007199254740993")
            .with("bigints(STRING)", options().bigints(NumberForm.STRING)),
        of("", "BIGINT", "2^53", "9007199254740992")
            .with("bigints(STRING)", options().bigints(NumberForm.STRING)),
        of("DECIMAL: all digits of its scale", "DECIMAL(38, 2)", "1.5", "1.5")
            .with("decimals(STRING)", options().decimals(NumberForm.STRING)),
        of(
            "DOUBLE, REAL: the fewest digits that read back",
            "DOUBLE",
            "0.1 + 0.2",
            "0.30000000000000004"),
        of("", "REAL", "0.1", "0.1"),
        of("", "DOUBLE", "100", "100"),
        of("", "DOUBLE", "10^21", "1e21"),
        of("NaN and infinities", "DOUBLE", "NaN", "\"NaN\"")
            .with("nonFinite(NULL)", options().nonFinite(NonFinite.NULL))
            .with("nonFinite(STRING)", options().nonFinite(NonFinite.STRING)),
        of("BINARY: base64 with padding", "BINARY", "41", "\"QQ==\""),
        of("text", "VARCHAR", "quote, é, /, line feed", "\"\\\"\\u00e9/\\n\"")
            .with("asciiOnly(true)", options().asciiOnly(true)),
        of(
            "name of an enum that a reader doesn't know: text is written as it is",
            "VARCHAR",
            "`PURPLE`",
            "\"PURPLE\""),
        set(
            "text that is not UTF-8, made by a function",
            "VARCHAR",
            "C3",
            vector -> ((VarCharVector) vector).setSafe(0, new byte[] {(byte) 0xC3})));
  }

  private static List<EncodeCase> times() {
    return List.of(
        of("date", "DATE", "2026-01-31", "\"2026-01-31\""),
        of("year beyond 9999, or before 0", "DATE", "12345-01-01", "\"+12345-01-01\""),
        of("", "DATE", "-1-01-01", "\"-0001-01-01\""),
        of("time of day: digits of its precision", "TIME(3)", "12:30", "\"12:30:00\""),
        of("timestamp", "TIMESTAMP(0)", "2026-01-31 12:30", "\"2026-01-31T12:30:00\"")
            .with("timestamps(EPOCH_SECONDS)", options().timestamps(TimestampForm.EPOCH_SECONDS)),
        of("", INSTANT, "12:30:00.5 UTC", "\"2026-01-31T12:30:00.5Z\"")
            .with("timestamps(EPOCH_SECONDS)", options().timestamps(TimestampForm.EPOCH_SECONDS))
            .with("timestamps(EPOCH_MILLIS)", options().timestamps(TimestampForm.EPOCH_MILLIS))
            .with("timestamps(EPOCH_NANOS)", options().timestamps(TimestampForm.EPOCH_NANOS)),
        set(
            "time beyond a day, made by a function",
            "TIME(3)",
            "24:00",
            vector -> ((TimeMilliVector) vector).setSafe(0, 86_400_000)),
        set(
                "year beyond 999,999,999",
                "TIMESTAMP(0) WITH LOCAL TIME ZONE",
                "2^62 s",
                vector -> ((TimeStampSecTZVector) vector).setSafe(0, 1L << 62))
            .with("timestamps(EPOCH_SECONDS)", options().timestamps(TimestampForm.EPOCH_SECONDS)));
  }

  private static List<EncodeCase> nested() {
    return List.of(
        of("ARRAY", "ARRAY<INTEGER>", "1, NULL", "[1,null]")
            .with("nulls(OMIT)", options().nulls(Nulls.OMIT)),
        of("ROW", "ROW<b INTEGER, c INTEGER>", "(1, NULL)", "{\"b\":1}")
            .with("nulls(OMIT)", options().nulls(Nulls.OMIT)),
        of("MAP", "MAP<VARCHAR, INTEGER>", "x: 1, y: NULL", "{\"x\":1,\"y\":null}")
            .with("nulls(OMIT)", options().nulls(Nulls.OMIT)),
        of("keys of a MAP that aren't text", "MAP<INTEGER, BOOLEAN>", "1: TRUE", "{\"1\":true}"),
        of("", "MAP<BOOLEAN, INTEGER>", "TRUE: 1", "{\"true\":1}"),
        of("", "MAP<DECIMAL(4, 2), INTEGER>", "1.5: 1", "{\"1.5\":1}"),
        of("", "MAP<" + INSTANT + ", INTEGER>", "12:30 UTC: 1", "{\"2026-01-31T12:30:00Z\":1}")
            .with("timestamps(EPOCH_MILLIS)", options().timestamps(TimestampForm.EPOCH_MILLIS)),
        of("", "MAP<BINARY, INTEGER>", "41: 1", "{\"QQ==\":1}"),
        of("", "MAP<DOUBLE, INTEGER>", "NaN: 1", "{\"NaN\":1}")
            .with("nonFinite(NULL)", options().nonFinite(NonFinite.NULL))
            .with("nonFinite(STRING)", options().nonFinite(NonFinite.STRING)));
  }
}
