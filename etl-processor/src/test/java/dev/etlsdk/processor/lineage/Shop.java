package dev.etlsdk.processor.lineage;

import dev.etlsdk.api.annotation.OnError;
import dev.etlsdk.api.annotation.Pipeline;
import dev.etlsdk.api.annotation.Rows;
import dev.etlsdk.api.annotation.Sql;
import dev.etlsdk.api.annotation.Transform;
import dev.etlsdk.processor.memory.MemoryDeadLetters;
import dev.etlsdk.processor.memory.MemorySink;
import dev.etlsdk.processor.memory.MemorySource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Columns that go every way: through UNION ALL, UNNEST, filters and code. */
@Pipeline("shop")
@MemoryDeadLetters("failed")
interface Shop {

  /** An order of the shop's own. */
  record Order(int id, List<String> items, String country, int amount) {}

  /** An order of a partner. */
  record Foreign(int number, String item, String land) {}

  /** A part of an order. */
  record Part(@Nullable String item, int id, String origin) {}

  /** A label for it. */
  record Label(String text) {}

  @MemorySource("orders")
  Rows<Order> orders();

  @MemorySource(value = "foreign", place = "${place.foreign:elsewhere}")
  Rows<Foreign> foreign();

  @Sql(
      """
      SELECT id, item, country AS origin
      FROM orders CROSS JOIN UNNEST(items) AS u(item)
      WHERE amount > 0
      UNION ALL
      SELECT number, item, 'abroad' FROM foreign WHERE land <> 'XX'
      """)
  Rows<Part> parts();

  @Sql("SELECT id, UPPER(item) || origin AS item, 'x' AS origin FROM parts WHERE item IS NOT NULL")
  @MemorySink("loud")
  @OnError(OnError.Action.SKIP)
  Rows<Part> loud();

  @Transform(from = "parts")
  @MemorySink("labels")
  static Label label(Part part) {
    return new Label(part.id() + ": " + part.item());
  }
}
