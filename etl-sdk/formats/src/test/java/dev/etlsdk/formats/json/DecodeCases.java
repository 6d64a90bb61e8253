package dev.etlsdk.formats.json;

import static dev.etlsdk.formats.json.DecodeCase.of;
import static dev.etlsdk.formats.json.DecodeCase.ofBytes;

import dev.etlsdk.formats.json.JsonOptions.Builder;
import dev.etlsdk.formats.json.JsonOptions.DuplicateFields;
import dev.etlsdk.formats.json.JsonOptions.EmptyValues;
import dev.etlsdk.formats.json.JsonOptions.ExcessDigits;
import dev.etlsdk.formats.json.JsonOptions.MalformedText;
import dev.etlsdk.formats.json.JsonOptions.NonFinite;
import dev.etlsdk.formats.json.JsonOptions.NumberForm;
import dev.etlsdk.formats.json.JsonOptions.Syntax;
import dev.etlsdk.formats.json.JsonOptions.TimestampForm;
import dev.etlsdk.formats.json.JsonOptions.Tombstones;
import dev.etlsdk.formats.json.JsonOptions.UnknownFields;
import java.util.ArrayList;
import java.util.List;

/** The table of input. */
final class DecodeCases {

  private DecodeCases() {}

  static List<DecodeCase> all() {
    List<DecodeCase> all = new ArrayList<>();
    all.addAll(records());
    all.addAll(fields());
    all.addAll(types());
    all.addAll(numbers());
    all.addAll(texts());
    all.addAll(times());
    all.addAll(nested());
    return all;
  }

  private static Builder options() {
    return JsonOptions.builder();
  }

  private static List<DecodeCase> records() {
    return List.of(
        of("tombstone", "INTEGER", null)
            .with("tombstones(PASS_ON)", options().tombstones(Tombstones.PASS_ON))
            .with("tombstones(ROW_OF_NULLS)", options().tombstones(Tombstones.ROW_OF_NULLS)),
        of("tombstone, and a value is required", "INTEGER NOT NULL", null)
            .with("tombstones(ROW_OF_NULLS)", options().tombstones(Tombstones.ROW_OF_NULLS)),
        of("empty value", "INTEGER", "")
            .with("emptyValues(SKIP)", options().emptyValues(EmptyValues.SKIP))
            .with("emptyValues(ROW_OF_NULLS)", options().emptyValues(EmptyValues.ROW_OF_NULLS)),
        of("white space only", "INTEGER", " \n")
            .with("emptyValues(SKIP)", options().emptyValues(EmptyValues.SKIP)),
        of("another value than an object", "INTEGER", "null"),
        of("", "INTEGER", "[{\"a\":1}]"),
        of("white space around tokens", "INTEGER", " { \"a\" : 1 } "),
        ofBytes(
            "byte order mark",
            "INTEGER",
            new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, '{', '"', 'a', '"', ':', '1', '}'},
            "EF BB BF `{\"a\":1}`"),
        of("trailing bytes", "INTEGER", "{\"a\":1}x"),
        of("", "INTEGER", "{\"a\":1}{\"a\":2}"),
        of("truncated", "INTEGER", "{\"a\":1"),
        of("comma too many", "INTEGER", "{\"a\":1,}")
            .with("syntax(LENIENT)", options().syntax(Syntax.LENIENT)),
        of("comment, single quotes, name without quotes", "VARCHAR", "{/* b */a:'b'}")
            .with("syntax(LENIENT)", options().syntax(Syntax.LENIENT)));
  }

  private static List<DecodeCase> fields() {
    return List.of(
        of("absent", "INTEGER", "{}"),
        of("absent, and a value is required", "INTEGER NOT NULL", "{}"),
        of("null", "INTEGER", "{\"a\":null}"),
        of("null, and a value is required", "INTEGER NOT NULL", "{\"a\":null}"),
        of("name in another case", "INTEGER", "{\"A\":1}"),
        of("name with escapes", "INTEGER", "{\"\\u0061\":1}"),
        of("unknown field", "INTEGER", "{\"a\":1,\"b\":[2]}")
            .with("unknownFields(ERROR)", options().unknownFields(UnknownFields.ERROR)),
        of("unknown field, not well-formed", "INTEGER", "{\"b\":[2,],\"a\":1}"),
        of("duplicate field", "INTEGER", "{\"a\":1,\"a\":2}")
            .with("duplicateFields(ERROR)", options().duplicateFields(DuplicateFields.ERROR)),
        of("", "INTEGER", "{\"a\":1,\"a\":null}"),
        of("duplicate field, the first of a wrong type", "INTEGER", "{\"a\":\"x\",\"a\":2}"),
        of("deep nesting, passed over", "INTEGER", "{\"b\":[[[1]]],\"a\":1}")
            .with("maxDepth(4)", options().maxDepth(4))
            .with("maxDepth(3)", options().maxDepth(3)),
        of("deep nesting, read", "ARRAY<ARRAY<INTEGER>>", "{\"a\":[[1]]}")
            .with("maxDepth(2)", options().maxDepth(2)));
  }

  private static List<DecodeCase> types() {
    return List.of(
        of("text for a number", "INTEGER", "{\"a\":\"1\"}")
            .with("numbersInStrings(true)", options().numbersInStrings(true)),
        of("", "DOUBLE", "{\"a\":\"1.5e3\"}")
            .with("numbersInStrings(true)", options().numbersInStrings(true)),
        of("", "INTEGER", "{\"a\":\"one\"}")
            .with("numbersInStrings(true)", options().numbersInStrings(true)),
        of("", "BIGINT", "{\"a\":\"9007199254740993\"}")
            .with("bigints(STRING)", options().bigints(NumberForm.STRING)),
        of("", "DECIMAL(4, 2)", "{\"a\":\"1.5\"}")
            .with("decimals(STRING)", options().decimals(NumberForm.STRING)),
        of("number for a text", "VARCHAR", "{\"a\":1.50}")
            .with("otherValuesAsText(true)", options().otherValuesAsText(true)),
        of("object for a text", "VARCHAR", "{\"a\":{\"b\": [1]}}")
            .with("otherValuesAsText(true)", options().otherValuesAsText(true)),
        of("number or text for a BOOLEAN", "BOOLEAN", "{\"a\":1}"),
        of("", "BOOLEAN", "{\"a\":\"true\"}"),
        of("boolean for a number", "INTEGER", "{\"a\":true}"),
        of("one value for an ARRAY", "ARRAY<INTEGER>", "{\"a\":1}"),
        of("object for an ARRAY", "ARRAY<INTEGER>", "{\"a\":{}}"),
        of("array for a ROW", "ROW<b INTEGER>", "{\"a\":[1]}"));
  }

  private static List<DecodeCase> numbers() {
    return List.of(
        of("number too large", "TINYINT", "{\"a\":128}"),
        of("", "BIGINT", "{\"a\":9223372036854775808}"),
        of("", "DECIMAL(4, 2)", "{\"a\":100}"),
        of("", "DECIMAL(38, 0)", "{\"a\":1e999999999}"),
        of("", "REAL", "{\"a\":3.5e38}"),
        of("", "DOUBLE", "{\"a\":1e999}"),
        of("number too small to be told from 0", "DOUBLE", "{\"a\":1e-999}"),
        of("fraction for an integer", "INTEGER", "{\"a\":1.5}"),
        of("whole number with point or exponent", "INTEGER", "{\"a\":1.0}"),
        of("", "INTEGER", "{\"a\":12e2}"),
        of("minus zero", "INTEGER", "{\"a\":-0}"),
        of("", "DOUBLE", "{\"a\":-0}"),
        of("more digits than fit a DOUBLE: the nearest", "DOUBLE", "{\"a\":9007199254740993}"),
        of("excess digits", "DECIMAL(4, 2)", "{\"a\":1.005}")
            .with("excessDigits(ROUND)", options().excessDigits(ExcessDigits.ROUND)),
        of("excess digits that are zeros", "DECIMAL(4, 2)", "{\"a\":1.5000}"),
        of("leading zero, plus sign", "INTEGER", "{\"a\":01}")
            .with("syntax(LENIENT)", options().syntax(Syntax.LENIENT)),
        of("", "INTEGER", "{\"a\":+1}").with("syntax(LENIENT)", options().syntax(Syntax.LENIENT)),
        of("NaN and infinities", "DOUBLE", "{\"a\":NaN}")
            .with("syntax(LENIENT)", options().syntax(Syntax.LENIENT))
            .with(
                "syntax(LENIENT), nonFinite(NULL)",
                options().syntax(Syntax.LENIENT).nonFinite(NonFinite.NULL)),
        of("", "DOUBLE", "{\"a\":\"-Infinity\"}")
            .with("nonFinite(STRING)", options().nonFinite(NonFinite.STRING)),
        ofBytes(
            "more than 1,000 characters",
            "DOUBLE",
            ("{\"a\":0." + "1".repeat(1000) + "}")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8),
            "`{\"a\":0.`1111…`}`"));
  }

  private static List<DecodeCase> texts() {
    return List.of(
        of("escapes", "VARCHAR", "{\"a\":\"\\u00e9\\n\\/\"}"),
        of("unknown escape", "VARCHAR", "{\"a\":\"\\x\"}"),
        ofBytes(
            "control character",
            "VARCHAR",
            new byte[] {'{', '"', 'a', '"', ':', '"', 1, '"', '}'},
            "`{\"a\":\"`01`\"}`"),
        ofBytes(
                "invalid UTF-8",
                "VARCHAR",
                new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xC3, '"', '}'},
                "`{\"a\":\"`C3`\"}`")
            .with("malformedText(REPLACE)", options().malformedText(MalformedText.REPLACE)),
        ofBytes(
                "invalid UTF-8 in a field that nobody reads",
                "VARCHAR",
                new byte[] {'{', '"', 'b', '"', ':', '"', (byte) 0xC3, '"', '}'},
                "`{\"b\":\"`C3`\"}`")
            .with("malformedText(REPLACE)", options().malformedText(MalformedText.REPLACE)),
        of("half a surrogate pair", "VARCHAR", "{\"a\":\"\\uD83D\"}")
            .with("malformedText(REPLACE)", options().malformedText(MalformedText.REPLACE)),
        of("half a surrogate pair in a field that nobody reads", "VARCHAR", "{\"b\":\"\\uD83D\"}"),
        of("half a surrogate pair in a name", "VARCHAR", "{\"\\uD83D\":1}"),
        of("base64", "BINARY", "{\"a\":\"QQ==\"}"),
        of("base64 without padding", "BINARY", "{\"a\":\"QQ\"}"),
        of("base64 of another alphabet", "BINARY", "{\"a\":\"-_-_\"}"));
  }

  private static List<DecodeCase> times() {
    return List.of(
        of("date", "DATE", "{\"a\":\"2026-01-31\"}"),
        of("no such date", "DATE", "{\"a\":\"2026-02-30\"}"),
        of("time of day", "TIME(3)", "{\"a\":\"23:59:59.5\"}"),
        of("", "TIME(3)", "{\"a\":\"23:59\"}"),
        of("timestamp", "TIMESTAMP(3)", "{\"a\":\"2026-01-31T23:59:59.5\"}"),
        of("", "TIMESTAMP(3)", "{\"a\":\"2026-01-31 23:59:59\"}"),
        of(
            "timestamp with a zone for a type without",
            "TIMESTAMP(3)",
            "{\"a\":\"2026-01-31T23:59:59Z\"}"),
        of(
            "timestamp with a zone",
            "TIMESTAMP(3) WITH LOCAL TIME ZONE",
            "{\"a\":\"2026-01-31T23:59:59+02:00\"}"),
        of(
            "timestamp without a zone for a type with one",
            "TIMESTAMP(3) WITH LOCAL TIME ZONE",
            "{\"a\":\"2026-01-31T23:59:59\"}"),
        of("excess digits", "TIMESTAMP(3)", "{\"a\":\"2026-01-31T23:59:59.1239\"}")
            .with("excessDigits(ROUND)", options().excessDigits(ExcessDigits.ROUND)),
        of("beyond what the unit can count", "TIMESTAMP(9)", "{\"a\":\"2263-01-01T00:00:00\"}"),
        of("number for a timestamp", "TIMESTAMP(3) WITH LOCAL TIME ZONE", "{\"a\":1769903999500}")
            .with("timestamps(EPOCH_MILLIS)", options().timestamps(TimestampForm.EPOCH_MILLIS)),
        of("", "TIMESTAMP(3) WITH LOCAL TIME ZONE", "{\"a\":1769903999.5}")
            .with("timestamps(EPOCH_SECONDS)", options().timestamps(TimestampForm.EPOCH_SECONDS)),
        of("number for a date", "DATE", "{\"a\":20484}"));
  }

  private static List<DecodeCase> nested() {
    return List.of(
        of("empty ARRAY, null for an ARRAY", "ARRAY<INTEGER>", "{\"a\":[]}"),
        of("", "ARRAY<INTEGER>", "{\"a\":null}"),
        of("null element", "ARRAY<INTEGER>", "{\"a\":[1,null]}"),
        of("null element, and a value is required", "ARRAY<INTEGER NOT NULL>", "{\"a\":[1,null]}"),
        of("element of a wrong type fails the row", "ARRAY<INTEGER>", "{\"a\":[1,\"2\"]}"),
        of("ROW: as a record", "ROW<b INTEGER, c INTEGER>", "{\"a\":{\"b\":1,\"d\":2}}"),
        of("", "ROW<b INTEGER NOT NULL>", "{\"a\":{}}"),
        of("MAP", "MAP<VARCHAR, INTEGER>", "{\"a\":{\"x\":1,\"y\":null}}"),
        of("MAP with keys that aren't text", "MAP<INTEGER, VARCHAR>", "{\"a\":{\"1\":\"x\"}}"),
        of("", "MAP<INTEGER, VARCHAR>", "{\"a\":{\"x\":\"x\"}}"),
        of("", "MAP<DATE, VARCHAR>", "{\"a\":{\"2026-01-31\":\"x\"}}"),
        of("key that stands twice", "MAP<VARCHAR, INTEGER>", "{\"a\":{\"x\":1,\"y\":2,\"x\":3}}")
            .with("duplicateFields(ERROR)", options().duplicateFields(DuplicateFields.ERROR)));
  }
}
