package dev.etlsdk.processor.same;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.schema.RecordSchemas;
import dev.etlsdk.api.sink.Sink;
import dev.etlsdk.api.source.Source;
import dev.etlsdk.api.transform.AsyncOptions;
import dev.etlsdk.formats.json.Json;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.PipelineBuilder;
import dev.etlsdk.processor.memory.Place;
import dev.etlsdk.processor.same.Annotated.EvenSum;
import dev.etlsdk.processor.same.Annotated.Line;
import dev.etlsdk.processor.same.Annotated.Order;
import dev.etlsdk.processor.same.Annotated.Partner;
import dev.etlsdk.processor.same.Annotated.Reading;
import dev.etlsdk.testkit.inmemory.InMemorySource;

/** The pipelines as calls; {@link Annotated} has them as interfaces. */
final class Fluent {

  static final String EVEN_SUMS = "SELECT IS_EVEN(column_0 + column_1) AS sum FROM readings";
  static final String EXPENSIVE =
      "SELECT id, UPPER(item) AS text FROM orders WHERE price * amount > 10 AND item IS NOT NULL";
  static final String BOTH =
      "SELECT id, item AS text FROM orders UNION ALL"
          + " SELECT CAST(number AS INTEGER), name FROM partners WHERE name <> ''";
  static final String TAGS =
      "SELECT id, tag AS text FROM orders CROSS JOIN UNNEST(tags) AS t(tag) WHERE amount > 0";
  static final String LOUD = "SELECT id, UPPER(text) AS text FROM several WHERE text <> 'b'";
  static final String CASTS =
      "SELECT COALESCE(CAST(item AS INTEGER) + amount, 0) AS id, item AS text FROM orders";

  private final Place place;
  private final PipelineBuilder builder;

  private Fluent(String name, Place place) {
    this.place = place;
    this.builder =
        Pipeline.named(name).onError(ErrorPolicy.deadLetter(place.store().deadLetters("failed")));
  }

  private Source source(String topic, Class<? extends Record> record) {
    return InMemorySource.recordsBuilder(topic, RecordSchemas.of(record), Json.codec())
        .split(place.records(topic))
        .build();
  }

  private Sink sink(String table) {
    return place.store().sink(table);
  }

  /** A line of an order; not every order and tag has one. */
  static Line checked(Order order, String tag) {
    if (tag.equals("bad")) {
      throw new IllegalArgumentException("a bad tag of " + order.id());
    }
    return new Line(order.id(), tag);
  }

  static Pipeline query(Place place) {
    Fluent fluent = new Fluent("query", place);
    return fluent
        .builder
        .source("readings", fluent.source("readings", Reading.class))
        .rows("readings", Reading.class)
        .sql("sums", EVEN_SUMS)
        .rows("sums", EvenSum.class)
        .sink("sums", fluent.sink("out"))
        .build();
  }

  static Pipeline filter(Place place) {
    Fluent fluent = new Fluent("filter", place);
    return fluent
        .builder
        .source("orders", fluent.source("orders", Order.class))
        .rows("orders", Order.class)
        .sql("expensive", EXPENSIVE)
        .rows("expensive", Line.class)
        .sink("expensive", fluent.sink("out"))
        .build();
  }

  static Pipeline union(Place place) {
    Fluent fluent = new Fluent("union", place);
    return fluent
        .builder
        .source("orders", fluent.source("orders", Order.class))
        .rows("orders", Order.class)
        .source("partners", fluent.source("partners", Partner.class))
        .rows("partners", Partner.class)
        .sql("both", BOTH)
        .rows("both", Line.class)
        .sink("both", fluent.sink("out"))
        .build();
  }

  static Pipeline unnest(Place place) {
    Fluent fluent = new Fluent("unnest", place);
    return fluent
        .builder
        .source("orders", fluent.source("orders", Order.class))
        .rows("orders", Order.class)
        .sql("tags", TAGS)
        .rows("tags", Line.class)
        .sink("tags", fluent.sink("out"))
        .build();
  }

  static Pipeline transforms(Place place) {
    Fluent fluent = new Fluent("transforms", place);
    return fluent
        .builder
        .source("orders", fluent.source("orders", Order.class))
        .rows("orders", Order.class)
        .transform(
            "one",
            "orders",
            Order.class,
            Line.class,
            (order, lines) -> lines.emit(new Line(order.id(), order.item() + order.tags())))
        .transform(
            "optional",
            "orders",
            Order.class,
            Line.class,
            (order, lines) -> Annotated.Transforms.optional(order).ifPresent(lines::emit))
        .transform(
            "several",
            "orders",
            Order.class,
            Line.class,
            (order, lines) -> order.tags().forEach(tag -> lines.emit(new Line(order.id(), tag))))
        .transformAsync(
            "later",
            "orders",
            Order.class,
            Line.class,
            Annotated.Transforms::later,
            AsyncOptions.DEFAULT)
        .sql("loud", LOUD)
        .rows("loud", Line.class)
        .sink("one", fluent.sink("out"))
        .sink("optional", fluent.sink("optional"))
        .sink("several", fluent.sink("several"))
        .sink("later", fluent.sink("later"))
        .sink("loud", fluent.sink("loud"))
        .build();
  }

  static Pipeline failing(Place place) {
    Fluent fluent = new Fluent("failing", place);
    return fluent
        .builder
        .source("orders", fluent.source("orders", Order.class))
        .rows("orders", Order.class)
        .sql("casts", CASTS)
        .rows("casts", Line.class)
        .transform(
            "several",
            "orders",
            Order.class,
            Line.class,
            (order, lines) -> order.tags().forEach(tag -> lines.emit(checked(order, tag))))
        .sink("casts", fluent.sink("out"))
        .sink("several", fluent.sink("several"))
        .build();
  }
}
