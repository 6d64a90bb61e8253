package dev.etlsdk.benchmarks.json;

import dev.etlsdk.api.batch.SourceRecords;
import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.api.schema.Schema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Records of one schema, the same in each run. */
record JsonRecords(Schema schema, List<byte[]> values, SourceRecords records) {

  private static final int COUNT = 1024;
  private static final int WIDE_COUNT = 512;

  /** The records of a case: {@code quickstart}, {@code mixed}, or a number of INTEGER columns. */
  static JsonRecords of(String name) {
    return switch (name) {
      case "quickstart" -> integers(4, COUNT);
      case "mixed" -> mixed();
      default -> integers(Integer.parseInt(name), WIDE_COUNT);
    };
  }

  private static JsonRecords integers(int columns, int count) {
    Schema schema =
        Schema.of(
            IntStream.range(0, columns)
                .mapToObj(i -> Column.of("column_" + i, DataType.INTEGER))
                .toList());
    return generate(
        schema,
        count,
        random -> {
          StringBuilder text = new StringBuilder("{");
          for (int i = 0; i < columns; i++) {
            text.append(i == 0 ? "" : ",").append("\"column_").append(i).append("\":");
            text.append(random.nextInt(1_000_000));
          }
          return text.append('}').toString();
        });
  }

  /** An order: types that Jackson reads by itself, so that its side has no work beyond its own. */
  private static JsonRecords mixed() {
    Schema schema =
        Schema.parse(
            "id BIGINT NOT NULL, customer VARCHAR, country VARCHAR, price DOUBLE, quantity INTEGER,"
                + " paid BOOLEAN, note VARCHAR, weight DOUBLE, address ROW<city VARCHAR, zip"
                + " INTEGER>, tags ARRAY<VARCHAR>");
    List<String> cities = List.of("Berlin", "München", "Paris", "Zürich", "Oslo", "San Francisco");
    return generate(
        schema,
        COUNT,
        random ->
            String.format(
                Locale.ROOT,
                "{\"id\":%d,\"customer\":\"customer-%06d\",\"country\":\"%s\",\"price\":%d.%02d,"
                    + "\"quantity\":%d,\"paid\":%s,\"note\":%s,\"weight\":%s,"
                    + "\"address\":{\"city\":\"%s\",\"zip\":%d},\"tags\":[\"red\",\"%s\"]}",
                1_700_000_000_000_000L + random.nextInt(),
                random.nextInt(1_000_000),
                random.nextBoolean() ? "DE" : "CH",
                random.nextInt(1000),
                random.nextInt(100),
                random.nextInt(20),
                random.nextBoolean(),
                random.nextInt(10) == 0 ? "\"say \\\"hello\\\"\\n\"" : "null",
                random.nextDouble(),
                cities.get(random.nextInt(cities.size())),
                random.nextInt(100_000),
                "tag-" + random.nextInt(100)));
  }

  private static JsonRecords generate(Schema schema, int count, Function<Random, String> record) {
    Random random = new Random(42);
    List<byte[]> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(record.apply(random).getBytes(StandardCharsets.UTF_8));
    }
    return new JsonRecords(schema, values, SourceRecords.of(List.copyOf(values)));
  }

  /** How many. */
  int count() {
    return records.count();
  }
}
