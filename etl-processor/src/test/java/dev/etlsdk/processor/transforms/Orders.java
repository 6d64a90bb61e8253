package dev.etlsdk.processor.transforms;

import dev.etlsdk.api.annotation.Pipeline;
import dev.etlsdk.api.annotation.Rows;
import dev.etlsdk.api.annotation.Sql;
import dev.etlsdk.api.annotation.Transform;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.processor.memory.MemoryDeadLetters;
import dev.etlsdk.processor.memory.MemorySink;
import dev.etlsdk.processor.memory.MemorySource;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A transform of every form. */
@Pipeline("orders")
@MemoryDeadLetters("failed")
interface Orders {

  @MemorySource("orders")
  Rows<Order> orders();

  // tag::static[]
  @Transform(from = "orders")
  @MemorySink("labels")
  static Line label(Order order) {
    if (order.amount() < 0) {
      throw new IllegalArgumentException("an order of " + order.amount());
    }
    return new Line(order.id(), order.amount() + " " + order.item());
  }

  // end::static[]

  @Sql("SELECT id, UPPER(text) AS text FROM label WHERE id > 1")
  @MemorySink("loud")
  Rows<Line> loud();

  @Transform(from = "ORDERS")
  @MemorySink("large")
  static Optional<Line> large(Order order) {
    return order.amount() > 5 ? Optional.of(label(order)) : Optional.empty();
  }

  @Transform(from = "orders")
  @MemorySink("small")
  static @Nullable Line small(Order order) {
    return order.amount() <= 5 ? new Line(order.id(), "small") : null;
  }

  @Transform
  @MemorySink("pieces")
  static List<Item> pieces(Order order) {
    return Collections.nCopies(Math.max(order.amount(), 0), new Item(order.item()));
  }

  @Transform(from = "pieces")
  @MemorySink("letters")
  static Stream<Item> letters(Item item) {
    return item.item().chars().mapToObj(letter -> new Item(Character.toString(letter)));
  }

  // tag::async[]
  @Transform(from = "orders", concurrency = "${calls:2}", timeout = "10s")
  @MemorySink("later")
  static CompletionStage<Line> later(Order order) {
    return CompletableFuture.supplyAsync(() -> new Line(order.id(), "later"));
  }

  // end::async[]

  @Transform(from = "orders")
  @MemorySink("maybe")
  static CompletableFuture<Optional<Line>> maybe(Order order) {
    return CompletableFuture.supplyAsync(
        () -> Optional.of(new Line(order.id(), "maybe")).filter(line -> line.id() > 1));
  }

  // tag::by[]
  @Transform(from = "orders", by = Prices.class, config = "factor=${factor:3}")
  @MemorySink("priced")
  Rows<Line> priced();

  // end::by[]

  @Transform(from = "orders", by = Shout.class)
  @MemorySink("shouted")
  Rows<Line> shouted();

  // tag::batch[]
  @Transform(from = "orders")
  @MemorySink("totals")
  static void totals(OrderBatch orders, LineBatch.Writer lines) {
    for (int row = 0; row < orders.rows(); row++) {
      if (orders.amount(row) > 0) {
        lines.from(row).add(orders.id(row), "total " + orders.amount(row));
      }
    }
  }

  // end::batch[]

  @Transform(from = "orders")
  @MemorySink("checked")
  static void checked(OrderBatch orders, LineBatch.Writer lines, RowErrors errors) {
    for (int row = 0; row < orders.rows(); row++) {
      lines.add(orders.id(row), "checked");
      if (orders.amount(row) < 0) {
        errors.add(row, EtlError.TRANSFORM_0001, "amount", "an order of " + orders.amount(row));
      }
    }
  }

  @Transform(from = "orders", by = Counter.class)
  @MemorySink("counted")
  Rows<Line> counted();

  @Transform(from = "orders")
  @MemorySink("sometimes")
  static Line sometimes(Order order) {
    return order.id() == 2 ? none() : new Line(order.id(), order.item().toLowerCase(Locale.ROOT));
  }

  /** What a method without mistakes wouldn't do. */
  @SuppressWarnings("NullAway")
  private static Line none() {
    return null;
  }
}
