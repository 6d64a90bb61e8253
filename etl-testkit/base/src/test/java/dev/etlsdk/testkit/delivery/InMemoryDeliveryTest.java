package dev.etlsdk.testkit.delivery;

import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.sink.SinkCapability;
import dev.etlsdk.testkit.batch.InMemoryRecords.Entry;
import dev.etlsdk.testkit.batch.Row;
import dev.etlsdk.testkit.contract.DeliveryContract;
import dev.etlsdk.testkit.contract.LineCodec;
import dev.etlsdk.testkit.inmemory.InMemorySink;
import dev.etlsdk.testkit.inmemory.InMemorySource;
import dev.etlsdk.testkit.inmemory.InMemoryStore;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;

/**
 * The in-memory pair delivers what it promises, with a crash after every step; so the SPI carries
 * each guarantee.
 */
class InMemoryDeliveryTest {

  static final Schema SCHEMA = Schema.parse("id BIGINT NOT NULL, name VARCHAR");
  static final List<List<Row>> SPLITS =
      List.of(
          List.of(
              Row.of(1L, "a"), Row.of(2L, null), Row.of(3L, "c"), Row.of(4L, "d"), Row.of(5L, "e")),
          List.of(Row.of(11L, "k"), Row.of(12L, "l")),
          List.of(Row.of(21L, "u"), Row.of(22L, "v"), Row.of(23L, "w")));

  static InMemorySource.Builder rows() {
    InMemorySource.Builder builder = InMemorySource.builder("rows", SCHEMA);
    SPLITS.forEach(split -> builder.split(split.toArray(new Row[0])));
    return builder;
  }

  static Delivery delivery(InMemorySource source, InMemorySink sink, DeliveryGuarantee guarantee) {
    return new Delivery("pipeline", source, sink, guarantee, SPLITS, sink::rows);
  }

  @Nested
  class ExactlyOnceBySinkThatKeepsPositions implements DeliveryContract {
    @Override
    public Delivery delivery() {
      return InMemoryDeliveryTest.delivery(
          rows().withoutProgress().build(),
          InMemoryStore.create().sink("t"),
          DeliveryGuarantee.EXACTLY_ONCE);
    }
  }

  @Nested
  class ExactlyOnceWhenBothKeepPositions implements DeliveryContract {
    @Override
    public Delivery delivery() {
      return InMemoryDeliveryTest.delivery(
          rows().build(), InMemoryStore.create().sink("t"), DeliveryGuarantee.EXACTLY_ONCE);
    }
  }

  @Nested
  class ExactlyOnceOfRecords implements DeliveryContract {
    @Override
    public Delivery delivery() {
      InMemorySource source =
          InMemorySource.recordsBuilder("records", SCHEMA, new LineCodec())
              .split(
                  record("1 x61"), record("2 -"), record("3 x63"), record("4 x64"), record("5 x65"))
              .split(record("11 x6b"), record("12 x6c"))
              .split(record("21 x75"), record("22 x76"), record("23 x77"))
              .build();
      return InMemoryDeliveryTest.delivery(
          source, InMemoryStore.create().sink("t"), DeliveryGuarantee.EXACTLY_ONCE);
    }
  }

  @Nested
  class ExactlyOnceByCheckpointAndTwoPhases implements DeliveryContract {
    @Override
    public Delivery delivery() {
      InMemorySink sink =
          InMemoryStore.create()
              .sink("t")
              .withCapabilities(Set.of(SinkCapability.TRANSACTIONAL, SinkCapability.TWO_PHASE));
      return InMemoryDeliveryTest.delivery(
          rows().withoutProgress().build(), sink, DeliveryGuarantee.EXACTLY_ONCE);
    }
  }

  @Nested
  class AtLeastOnceByTheSourcesProgress implements DeliveryContract {
    @Override
    public Delivery delivery() {
      InMemorySink sink = InMemoryStore.create().sink("t").withCapabilities(Set.of());
      return InMemoryDeliveryTest.delivery(rows().build(), sink, DeliveryGuarantee.AT_LEAST_ONCE);
    }
  }

  private static Entry record(String text) {
    return Entry.of("replaced", 0, text);
  }
}
