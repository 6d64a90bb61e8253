package dev.etlsdk.processor.same;

import dev.etlsdk.api.annotation.Pipeline;
import dev.etlsdk.api.annotation.Rows;
import dev.etlsdk.api.annotation.Sql;
import dev.etlsdk.api.annotation.Transform;
import dev.etlsdk.processor.memory.MemoryDeadLetters;
import dev.etlsdk.processor.memory.MemorySink;
import dev.etlsdk.processor.memory.MemorySource;
import dev.etlsdk.udf.SqlType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The pipelines as interfaces; {@link Fluent} has them as calls. */
final class Annotated {

  private Annotated() {}

  record Reading(int column_0, int column_1, int column_2, int column_3) {}

  record EvenSum(boolean sum) {}

  record Order(
      int id,
      @Nullable String item,
      int amount,
      @SqlType("DECIMAL(9, 2)") @Nullable BigDecimal price,
      List<String> tags) {}

  record Partner(long number, String name) {}

  record Line(int id, @Nullable String text) {}

  @Pipeline("query")
  @MemoryDeadLetters("failed")
  interface Query {

    @MemorySource("readings")
    Rows<Reading> readings();

    @Sql(Fluent.EVEN_SUMS)
    @MemorySink("out")
    Rows<EvenSum> sums();
  }

  @Pipeline("filter")
  @MemoryDeadLetters("failed")
  interface Filter {

    @MemorySource("orders")
    Rows<Order> orders();

    @Sql(Fluent.EXPENSIVE)
    @MemorySink("out")
    Rows<Line> expensive();
  }

  @Pipeline("union")
  @MemoryDeadLetters("failed")
  interface Union {

    @MemorySource("orders")
    Rows<Order> orders();

    @MemorySource("partners")
    Rows<Partner> partners();

    @Sql(Fluent.BOTH)
    @MemorySink("out")
    Rows<Line> both();
  }

  @Pipeline("unnest")
  @MemoryDeadLetters("failed")
  interface Unnest {

    @MemorySource("orders")
    Rows<Order> orders();

    @Sql(Fluent.TAGS)
    @MemorySink("out")
    Rows<Line> tags();
  }

  @Pipeline("transforms")
  @MemoryDeadLetters("failed")
  interface Transforms {

    @MemorySource("orders")
    Rows<Order> orders();

    @Transform(from = "orders")
    @MemorySink("out")
    static Line one(Order order) {
      return new Line(order.id(), order.item() + order.tags());
    }

    @Transform(from = "orders")
    @MemorySink("optional")
    static Optional<Line> optional(Order order) {
      return order.price() == null
          ? Optional.empty()
          : Optional.of(new Line(order.id(), order.price().toPlainString()));
    }

    @Transform(from = "orders")
    @MemorySink("several")
    static List<Line> several(Order order) {
      return order.tags().stream().map(tag -> new Line(order.id(), tag)).toList();
    }

    @Transform(from = "orders")
    @MemorySink("later")
    static CompletionStage<Line> later(Order order) {
      return CompletableFuture.supplyAsync(() -> new Line(order.id(), "later"));
    }

    @Sql(Fluent.LOUD)
    @MemorySink("loud")
    Rows<Line> loud();
  }

  @Pipeline("failing")
  @MemoryDeadLetters("failed")
  interface Failing {

    @MemorySource("orders")
    Rows<Order> orders();

    @Sql(Fluent.CASTS)
    @MemorySink("out")
    Rows<Line> casts();

    @Transform(from = "orders")
    @MemorySink("several")
    static List<Line> several(Order order) {
      return order.tags().stream().map(tag -> Fluent.checked(order, tag)).toList();
    }
  }
}
