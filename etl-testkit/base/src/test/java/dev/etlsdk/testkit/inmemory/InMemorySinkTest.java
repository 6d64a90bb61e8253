package dev.etlsdk.testkit.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.batch.Origins;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.RowError;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.Committable;
import dev.etlsdk.api.sink.DeadLetter;
import dev.etlsdk.api.sink.DeadLetterWriter;
import dev.etlsdk.api.sink.Sink;
import dev.etlsdk.api.sink.SinkCapability;
import dev.etlsdk.api.sink.SinkContext;
import dev.etlsdk.api.sink.SinkWriter;
import dev.etlsdk.api.source.Position;
import dev.etlsdk.testkit.batch.BatchBuilder;
import dev.etlsdk.testkit.batch.InMemoryRecords;
import dev.etlsdk.testkit.batch.Row;
import dev.etlsdk.testkit.contract.SinkContract;
import dev.etlsdk.testkit.inmemory.InMemoryStore.WrittenRow;
import dev.etlsdk.testkit.memory.ArrowTest;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class InMemorySinkTest {

  private static final Schema SCHEMA = Schema.parse("id BIGINT NOT NULL, name VARCHAR");

  @Nested
  class Transactional implements SinkContract {
    @Override
    public Sink sink() {
      return InMemoryStore.create().sink("t").accepting(row -> !"refused".equals(row.get(1)));
    }

    @Override
    public Optional<Row> unwritableRow() {
      return Optional.of(Row.of(99L, "refused"));
    }

    @Override
    public List<Row> visibleRows(Sink sink) {
      return ((InMemorySink) sink).rows();
    }
  }

  @Nested
  class TwoPhase implements SinkContract {
    @Override
    public Sink sink() {
      return InMemoryStore.create()
          .sink("t")
          .withCapabilities(Set.of(SinkCapability.TRANSACTIONAL, SinkCapability.TWO_PHASE));
    }

    @Override
    public List<Row> visibleRows(Sink sink) {
      return ((InMemorySink) sink).rows();
    }
  }

  @Nested
  class Immediate implements SinkContract {
    @Override
    public Sink sink() {
      return InMemoryStore.create().sink("t").withCapabilities(Set.of()).withSchema(SCHEMA);
    }

    @Override
    public List<Row> visibleRows(Sink sink) {
      return ((InMemorySink) sink).rows();
    }
  }

  @Nested
  @ArrowTest
  class Otherwise {
    private final BufferAllocator allocator;
    private final InMemoryStore store = InMemoryStore.create();

    Otherwise(BufferAllocator allocator) {
      this.allocator = allocator;
    }

    @Test
    void commitsAllSinksOfATaskAsOne() throws Exception {
      try (InMemoryTaskResources resources = new InMemoryTaskResources()) {
        SinkContext context = TestContexts.sink("pipeline", allocator, resources);
        SinkWriter orders = store.sink("orders").writer(SCHEMA, context);
        SinkWriter audit = store.sink("audit").writer(SCHEMA, context);
        DeadLetterWriter dead = store.deadLetters("dead").writer(context);
        write(orders, Row.of(1L, "a"));
        write(audit, Row.of(1L, "seen"));
        dead.write(letter());

        Committable first = orders.prepare(Position.of("0", "1"));
        Committable second = audit.prepare(Position.of("0", "1"));
        dead.prepare(Position.of("0", "1"));
        assertThat(second).isEqualTo(first);
        orders.commit(first);

        // The crash that comes here loses nothing.
        assertThat(store.rows("orders")).containsExactly(Row.of(1L, "a"));
        assertThat(store.rows("audit")).containsExactly(Row.of(1L, "seen"));
        assertThat(store.letters("dead")).hasSize(1);
        assertThat(store.committed("pipeline")).isEqualTo(Position.of("0", "1"));
        assertThat(store.sink("orders").commitGroup())
            .isEqualTo(store.deadLetters("dead").commitGroup());
      }
      assertThat(store.pendingTransactions()).isZero();
    }

    @Test
    void shutsOutTheEarlierWriterOfOneIdentity() throws Exception {
      try (InMemoryTaskResources earlier = new InMemoryTaskResources();
          InMemoryTaskResources later = new InMemoryTaskResources()) {
        SinkWriter zombie =
            store.sink("t").writer(SCHEMA, TestContexts.sink("p", allocator, earlier));
        write(zombie, Row.of(1L, "a"));
        store.sink("t").writer(SCHEMA, TestContexts.sink("p", allocator, later)).close();
        assertThatThrownBy(() -> zombie.prepare(Position.of("0", "1")))
            .hasMessageContaining(EtlError.SINK_0001.id())
            .hasMessageContaining("give each worker a worker id of its own");
      }
      assertThat(store.rows("t")).isEmpty();
    }

    @Test
    void refusesToCommitWhatWasGivenUp() throws Exception {
      try (InMemoryTaskResources resources = new InMemoryTaskResources();
          SinkWriter writer =
              store.sink("t").writer(SCHEMA, TestContexts.sink("p", allocator, resources))) {
        write(writer, Row.of(1L, "a"));
        Committable prepared = writer.prepare(Position.of("0", "1"));
        writer.abort();
        assertThatThrownBy(() -> writer.commit(prepared))
            .hasMessageContaining(EtlError.SINK_0002.id())
            .hasMessageContaining("before aborting");
      }
    }

    @Test
    void writesTombstonesInTheOrderOfTheirRecords() throws Exception {
      Origins origins =
          Origins.of(InMemoryRecords.ofValues("t", "v0", null, "v2", null), new int[] {0, 2}, 2);
      try (InMemoryTaskResources resources = new InMemoryTaskResources();
          SinkWriter writer =
              store.sink("t").writer(SCHEMA, TestContexts.sink("p", allocator, resources));
          Batch rows =
              BatchBuilder.of(SCHEMA, allocator).row(1, "a").row(2, "b").origins(origins).build()) {
        Batch batch = rows.withTombstones(new int[] {1, 3});
        writer.write(writer.stage(batch, new RowErrors()), new BitSet());
        writer.commit(writer.prepare(Position.none()));
      }
      assertThat(store.written("t")).extracting(WrittenRow::offset).containsExactly(0L, 1L, 2L, 3L);
      assertThat(store.written("t"))
          .extracting(WrittenRow::row)
          .containsExactly(Row.of(1L, "a"), null, Row.of(2L, "b"), null);
      assertThat(store.rows("t")).containsExactly(Row.of(1L, "a"), Row.of(2L, "b"));
    }

    @Test
    void refusesOtherColumnsThanItsOwn() {
      assertThatThrownBy(
              () -> store.sink("t").withSchema(SCHEMA).checkSchema(Schema.parse("id INTEGER")))
          .hasMessageContaining("ETL-PIPELINE-0004")
          .hasMessageContaining("the table 't' has the columns id BIGINT NOT NULL, name VARCHAR");
    }

    @Test
    void refusesPositionsWithoutTransactions() {
      assertThatThrownBy(
              () -> store.sink("t").withCapabilities(Set.of(SinkCapability.COMMITS_POSITIONS)))
          .isInstanceOf(IllegalArgumentException.class);
    }

    private void write(SinkWriter writer, Row row) {
      try (Batch batch = BatchBuilder.of(SCHEMA, allocator).rows(List.of(row)).build()) {
        writer.write(writer.stage(batch, new RowErrors()), new BitSet());
      }
    }

    private DeadLetter letter() {
      return new DeadLetter(
          InMemoryRecords.ofValues("in", "bad"),
          0,
          new RowError(0, EtlError.DECODE_0001, null, "bad", null),
          "pipeline",
          "1",
          "stream",
          "decode",
          Instant.EPOCH,
          1);
    }
  }
}
