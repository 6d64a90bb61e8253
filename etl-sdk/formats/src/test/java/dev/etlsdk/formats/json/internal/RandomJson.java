package dev.etlsdk.formats.json.internal;

import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.formats.json.JsonOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;

/** Random schemas, options, documents that mostly fit them, and damage to documents. */
final class RandomJson {

  private static final List<String> NAMES =
      List.of(
          "a",
          "b",
          "id",
          "column_0",
          "column_1",
          "column_10",
          "name",
          "größe",
          "a\"b",
          "back\\slash",
          "tab\t",
          "longer_than_sixteen_bytes",
          "exactly_13_byt",
          "exactly_five5",
          "x".repeat(40),
          "😀",
          "value",
          "event",
          "page",
          "tags");
  private static final List<DataType> SCALARS =
      List.of(
          DataType.BOOLEAN,
          DataType.TINYINT,
          DataType.SMALLINT,
          DataType.INTEGER,
          DataType.BIGINT,
          DataType.REAL,
          DataType.DOUBLE,
          DataType.VARCHAR,
          DataType.BINARY,
          DataType.DATE);
  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-0",
          "1",
          "-1",
          "127",
          "128",
          "-128",
          "-129",
          "32767",
          "32768",
          "2147483647",
          "2147483648",
          "-2147483648",
          "9007199254740993",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775808",
          "-9223372036854775809",
          "18446744073709551616",
          "12345678",
          "123456789",
          "1234567890123456",
          "12345678901234567",
          "99999999999999999999999999999999999999",
          "100000000000000000000000000000000000000",
          "1.5",
          "-1.5",
          "0.1",
          "1.0",
          "1.50",
          "100.00",
          "1e3",
          "1E+3",
          "1e-3",
          "1.5e1",
          "12e-1",
          "1e999999",
          "-1e999999",
          "1e-999999",
          "1e99999999999999999999",
          "0e99999999999999999999",
          "1.7976931348623157e308",
          "1.8e308",
          "4.9e-324",
          "2e-324",
          "3.4028235e38",
          "3.5e38",
          "0.000000000000000000000000000000000000001",
          "123456789.123456789",
          "0.30000000000000004",
          "9007199254740993.0",
          "5e-1",
          "2.5",
          "-2.5",
          "0.5",
          "16777217",
          "8388608.5",
          "1234.5678");
  private static final List<String> BROKEN =
      List.of(
          "01",
          "-",
          "1.",
          ".5",
          "+1",
          "1e",
          "1e+",
          "-01",
          "00",
          "1.e5",
          "0x10",
          "NaN",
          "Infinity",
          "tru",
          "nul",
          "falsey",
          "nullx",
          "truee",
          "12a",
          "1.5.2",
          "\"open",
          "\"bad\\x\"",
          "\"\\u12\"",
          "\"ctl\u0001\"",
          "'single'",
          "[1,]",
          "{\"a\":1,}",
          "[",
          "{",
          "]",
          "}",
          "",
          "{a:1}",
          "[1 2]",
          "{\"a\" 1}",
          "\"\\uD83D\\u00\"",
          "1 2",
          "\"a\"b",
          "/*c*/1",
          "\u00a01");
  private static final List<String> TEXTS =
      List.of(
          "",
          "abc",
          "exactly8",
          "more than eight bytes of text",
          "größe",
          "日本語",
          "😀",
          "a\"b",
          "back\\slash",
          "\n",
          "\u0001",
          "\u007f",
          "x".repeat(200),
          "true",
          "12",
          "1.5",
          "NaN",
          "-Infinity",
          "2024-02-29",
          "2023-02-29",
          "12:34:56",
          "12:34",
          "23:59:59.999999999",
          "2024-05-01T12:00:00Z",
          "2024-05-01 12:00:00.123+02:00",
          "2024-05-01T12:00:00",
          "1969-12-31T23:59:59.999",
          "+12345-01-01T00:00:00",
          "-0001-12-31T00:00:00Z",
          "QUJD",
          "QQ==",
          "QQ",
          "Q",
          "QUI=",
          "QR==",
          "QQ==QQ==",
          "Q===",
          "-_-_",
          "2262-04-11T23:47:16.854775807Z",
          "2262-04-11T23:47:16.854775808Z",
          "1677-09-21T00:12:43.145224192Z",
          "1677-09-21T00:12:43.145224191Z",
          "2024-05-01t12:00z",
          "2024-05-01T12:00:00+18:00",
          "2024-05-01T12:00:00+18:01",
          "2024-05-01T12:00:00-0130",
          "2024-05-01T12:00:00+01",
          "12:00:0",
          "24:00:00",
          "12:60",
          "2024-13-01",
          "+2024-01-01",
          "-0000-01-01",
          "+999999999-12-31");

  private final Random random;

  RandomJson(Random random) {
    this.random = random;
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private <E extends Enum<E>> E one(Class<E> type) {
    return one(Arrays.asList(type.getEnumConstants()));
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  JsonOptions options() {
    JsonOptions.Builder options = JsonOptions.builder();
    if (chance(3)) {
      return options.build();
    }
    return options
        .unknownFields(one(JsonOptions.UnknownFields.class))
        .duplicateFields(one(JsonOptions.DuplicateFields.class))
        .tombstones(one(JsonOptions.Tombstones.class))
        .emptyValues(one(JsonOptions.EmptyValues.class))
        .malformedText(one(JsonOptions.MalformedText.class))
        .excessDigits(one(JsonOptions.ExcessDigits.class))
        .nonFinite(one(JsonOptions.NonFinite.class))
        .nulls(one(JsonOptions.Nulls.class))
        .bigints(one(JsonOptions.NumberForm.class))
        .decimals(one(JsonOptions.NumberForm.class))
        .timestamps(one(JsonOptions.TimestampForm.class))
        .numbersInStrings(random.nextBoolean())
        .otherValuesAsText(random.nextBoolean())
        .maxDepth(chance(3) ? 1 + random.nextInt(5) : 1000)
        .build();
  }

  List<Column> columns(int depth) {
    LinkedHashSet<String> names = new LinkedHashSet<>();
    for (int i = random.nextInt(6) + 1; i > 0; i--) {
      names.add(one(NAMES));
    }
    List<Column> columns = new ArrayList<>();
    for (String name : names) {
      columns.add(new Column(name, type(depth), !chance(8)));
    }
    return columns;
  }

  private DataType type(int depth) {
    int units = random.nextInt(4) * 3;
    return switch (random.nextInt(depth > 0 ? 12 : 9)) {
      case 5 -> {
        int precision = 1 + random.nextInt(38);
        yield DataType.decimal(precision, random.nextInt(precision + 1));
      }
      case 6 -> DataType.time(units);
      case 7 -> DataType.timestamp(units);
      case 8 -> DataType.timestampLtz(units);
      case 9 -> new DataType.Array(type(depth - 1), !chance(4));
      case 10 -> new DataType.MapOf(type(0), type(depth - 1), !chance(4));
      case 11 -> new DataType.Row(columns(depth - 1));
      default -> one(SCALARS);
    };
  }

  byte[] record(List<Column> columns) {
    if (chance(40)) {
      return chance(3)
          ? null
          : one(List.of("", " ", "null", "12", "[1]", "\"s\"", "{} {}", "{}x", "tru"))
              .getBytes(StandardCharsets.UTF_8);
    }
    byte[] bytes = (space() + object(columns, 3) + space()).getBytes(StandardCharsets.UTF_8);
    if (chance(40)) {
      byte[] marked = new byte[bytes.length + 3];
      System.arraycopy(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, 0, marked, 0, 3);
      System.arraycopy(bytes, 0, marked, 3, bytes.length);
      return marked;
    }
    return chance(3) ? damage(bytes) : bytes;
  }

  private byte[] damage(byte[] bytes) {
    byte[] damaged = bytes;
    for (int i = 1 + random.nextInt(2); i > 0; i--) {
      int at = random.nextInt(damaged.length);
      switch (random.nextInt(5)) {
        case 0 -> damaged = Arrays.copyOf(damaged, Math.max(1, at));
        case 1 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> damaged = splice(damaged, at, at, new byte[] {(byte) random.nextInt(256)});
        case 3 ->
            damaged =
                splice(
                    damaged, at, Math.min(damaged.length, at + 1 + random.nextInt(4)), new byte[0]);
        default -> damaged = splice(damaged, at, at, one(BROKEN).getBytes(StandardCharsets.UTF_8));
      }
      if (damaged.length == 0) {
        return damaged;
      }
    }
    return damaged;
  }

  private static byte[] splice(byte[] bytes, int from, int to, byte[] middle) {
    byte[] spliced = new byte[from + middle.length + bytes.length - to];
    System.arraycopy(bytes, 0, spliced, 0, from);
    System.arraycopy(middle, 0, spliced, from, middle.length);
    System.arraycopy(bytes, to, spliced, from + middle.length, bytes.length - to);
    return spliced;
  }

  private String space() {
    return chance(6) ? one(List.of(" ", "\n", "\t\r ", "  ")) : "";
  }

  private String object(List<Column> columns, int depth) {
    List<String> fields = new ArrayList<>();
    for (Column column : columns) {
      if (!chance(8)) {
        fields.add(field(string(column.name()), value(column.type(), depth)));
      }
      if (chance(15)) {
        fields.add(field(string(column.name()), value(column.type(), depth)));
      }
      if (chance(8)) {
        fields.add(field(string(one(NAMES) + "?"), any(depth)));
      }
    }
    if (chance(4)) {
      Collections.shuffle(fields, random);
    }
    return "{" + space() + String.join(space() + "," + space(), fields) + space() + "}";
  }

  private String field(String name, String value) {
    return name + space() + ":" + space() + value;
  }

  private String any(int depth) {
    return switch (random.nextInt(depth > 0 ? 6 : 4)) {
      case 0 -> one(NUMBERS);
      case 1 -> string(one(TEXTS));
      case 2 -> one(List.of("true", "false", "null"));
      case 3 -> chance(8) ? one(BROKEN) : "\"\\uD83D\\uDE00 \\uD800\\u0041\"";
      case 4 -> "[" + (chance(4) ? "" : any(depth - 1) + space() + "," + any(depth - 1)) + "]";
      default -> "{" + (chance(4) ? "" : field(string(one(NAMES)), any(depth - 1))) + "}";
    };
  }

  private String value(DataType type, int depth) {
    if (chance(12)) {
      return "null";
    }
    if (chance(40)) {
      return chance(3) ? one(BROKEN) : any(depth);
    }
    return switch (type.kind()) {
      case BOOLEAN -> chance(2) ? "true" : "false";
      case TINYINT, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE, DECIMAL -> number();
      case VARCHAR -> chance(12) ? any(depth) : string(chance(3) ? one(TEXTS) : letters());
      case BINARY -> chance(8) ? string(one(TEXTS)) : string(base64());
      case DATE, TIME, TIMESTAMP, TIMESTAMP_LTZ ->
          chance(5) ? string(one(TEXTS)) : chance(6) ? number() : string(time(type));
      case ARRAY -> {
        List<String> elements = new ArrayList<>();
        for (int i = random.nextInt(chance(20) ? 40 : 4); i > 0; i--) {
          elements.add(value(((DataType.Array) type).element(), depth - 1));
        }
        yield "[" + space() + String.join(space() + "," + space(), elements) + space() + "]";
      }
      case MAP -> {
        DataType.MapOf map = (DataType.MapOf) type;
        List<String> entries = new ArrayList<>();
        for (int i = random.nextInt(chance(20) ? 60 : 4); i > 0; i--) {
          entries.add(field(string(key(map.key())), value(map.value(), depth - 1)));
        }
        yield "{" + space() + String.join(space() + "," + space(), entries) + space() + "}";
      }
      case ROW -> object(((DataType.Row) type).fields(), depth - 1);
    };
  }

  private String key(DataType type) {
    return switch (type.kind()) {
      case BOOLEAN -> chance(2) ? "true" : "false";
      case VARCHAR -> chance(3) ? one(TEXTS) : letters();
      case BINARY -> base64();
      case DATE, TIME, TIMESTAMP, TIMESTAMP_LTZ -> chance(5) ? number() : time(type);
      default -> number();
    };
  }

  private String number() {
    return switch (random.nextInt(6)) {
      case 0 -> one(NUMBERS);
      case 1 -> Double.toString(random.nextDouble() * Math.pow(10, random.nextInt(9) - 3));
      case 2 -> Integer.toString(random.nextInt());
      case 3 -> Long.toString(random.nextLong());
      case 4 -> random.nextInt(1000) + "." + random.nextInt(100);
      default -> Integer.toString(random.nextInt(256) - 128);
    };
  }

  private String letters() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(20); i > 0; i--) {
      text.append((char) ('a' + random.nextInt(26)));
    }
    return text.toString();
  }

  private String base64() {
    byte[] bytes = new byte[random.nextInt(20)];
    random.nextBytes(bytes);
    return chance(2)
        ? Base64.getEncoder().encodeToString(bytes)
        : Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }

  private String time(DataType type) {
    String date =
        String.format(
            "%04d-%02d-%02d",
            random.nextInt(10000), 1 + random.nextInt(12), 1 + random.nextInt(chance(5) ? 31 : 28));
    String fraction =
        chance(3) ? "" : "." + Integer.toString(random.nextInt(1_000_000_000)).substring(0, 1);
    String time =
        String.format("%02d:%02d:%02d", random.nextInt(24), random.nextInt(60), random.nextInt(60))
            + fraction;
    return switch (type.kind()) {
      case DATE -> date;
      case TIME -> time;
      case TIMESTAMP -> date + "T" + time;
      default -> date + "T" + time + one(List.of("Z", "+02:00", "-0830", "+00"));
    };
  }

  /** A string in one of its many spellings. */
  private String string(String text) {
    StringBuilder spelled = new StringBuilder("\"");
    boolean escapeMuch = chance(10);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (escapeMuch && chance(3)) {
        spelled.append(String.format(chance(2) ? "\\u%04x" : "\\u%04X", (int) c));
      } else if (c == '/' && chance(2)) {
        spelled.append("\\/");
      } else if (c == '"' || c == '\\') {
        spelled.append('\\').append(c);
      } else if (c == '\n') {
        spelled.append("\\n");
      } else if (c < ' ') {
        spelled.append(String.format("\\u%04x", (int) c));
      } else {
        spelled.append(c);
      }
    }
    if (chance(100)) {
      spelled.append("\\uDC00");
    }
    return spelled.append('"').toString();
  }
}
