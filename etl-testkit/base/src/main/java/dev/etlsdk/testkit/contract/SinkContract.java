package dev.etlsdk.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.Committable;
import dev.etlsdk.api.sink.Sink;
import dev.etlsdk.api.sink.SinkCapability;
import dev.etlsdk.api.source.Position;
import dev.etlsdk.testkit.batch.BatchRows;
import dev.etlsdk.testkit.batch.Row;
import dev.etlsdk.testkit.memory.ArrowTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.Test;

/** What every sink keeps, and what it claims by its capabilities. */
@ArrowTest
public interface SinkContract {

  /** How long it may take until what is committed is visible. */
  Duration VISIBLE_WITHIN = Duration.ofSeconds(10);

  /** A sink whose target is empty; a target of its own at each call. */
  Sink sink();

  /**
   * What somebody outside sees in a sink's target now: committed rows, as values of the contract's
   * columns.
   */
  List<Row> visibleRows(Sink sink);

  /** The columns that are written. */
  default Schema sinkSchema() {
    return Schema.parse("id BIGINT NOT NULL, name VARCHAR");
  }

  /** A row of the contract's columns; rows of different numbers differ. */
  default Row sinkRow(int number) {
    return Row.of((long) number, number % 3 == 2 ? null : "row " + number);
  }

  /** A row that the sink can't take, if there is one. */
  default Optional<Row> unwritableRow() {
    return Optional.empty();
  }

  /** Whether the visible rows stand in the order of their writing. */
  default boolean isOrdered() {
    return true;
  }

  /** A pipeline name under which the sink keeps nothing yet; another one at each call. */
  default String freshPipeline() {
    return "contract-" + UUID.randomUUID();
  }

  /** A sink describes itself, and takes the columns that it says it takes. */
  @Test
  default void describesItself() {
    Sink sink = sink();
    assertThat(sink.kind()).isNotBlank();
    sink.schema().ifPresent(columns -> assertThat(columns).isEqualTo(sinkSchema()));
    sink.checkSchema(sinkSchema());
    assertThat(sink.toString()).doesNotContain("@" + Integer.toHexString(sink.hashCode()));
  }

  /** What positions or two phases are good for, only transactions can give. */
  @Test
  default void claimsNothingWithoutItsGround() {
    if (sink().capabilities().contains(SinkCapability.COMMITS_POSITIONS)
        || sink().capabilities().contains(SinkCapability.TWO_PHASE)) {
      assertThat(sink().capabilities()).contains(SinkCapability.TRANSACTIONAL);
    }
  }

  /** All rows of all batches, in order, when they are committed. */
  @Test
  default void writesRowsInOrder(BufferAllocator allocator) {
    Sink sink = sink();
    try (SinkSession session = open(sink, freshPipeline(), allocator)) {
      session.write(rows(0, 3));
      session.write(rows(3, 3));
      session.write(rows(3, 5));
      session.commit(Position.none());
      session.write(rows(5, 6));
      session.commit(Position.none());
    }
    assertVisible(sink, rows(0, 6));
  }

  /** Rows withheld are not written. */
  @Test
  default void leavesOutWithheldRows(BufferAllocator allocator) {
    Sink sink = sink();
    BitSet withheld = new BitSet();
    withheld.set(0);
    withheld.set(2);
    try (SinkSession session = open(sink, freshPipeline(), allocator)) {
      session.write(rows(0, 4), withheld);
      session.commit(Position.none());
    }
    assertVisible(sink, List.of(sinkRow(1), sinkRow(3)));
  }

  /** Staging has no effect outside. */
  @Test
  default void stagesWithoutEffect(BufferAllocator allocator) {
    Sink sink = sink();
    try (SinkSession session = open(sink, freshPipeline(), allocator)) {
      assertThat(session.stageAndGiveUp(rows(0, 3)).isEmpty()).isTrue();
      session.write(rows(3, 4));
      session.commit(Position.none());
    }
    assertVisible(sink, rows(3, 4));
  }

  /** A row that can't be written is an error of that row; its neighbours can be. */
  @Test
  default void namesTheRowItCannotWrite(BufferAllocator allocator) {
    Optional<Row> unwritable = unwritableRow();
    assumeTrue(unwritable.isPresent(), "the sink takes every row");
    Sink sink = sink();
    List<Row> rows = List.of(sinkRow(0), unwritable.get(), sinkRow(1));
    BitSet withheld = new BitSet();
    withheld.set(1);
    try (SinkSession session = open(sink, freshPipeline(), allocator)) {
      RowErrors errors = session.stageAndGiveUp(rows);
      assertThat(errors.errors())
          .singleElement()
          .satisfies(error -> assertThat(error.row()).isEqualTo(1));
      assertThat(errors.errors().get(0).message()).isNotBlank();
      session.write(List.of(sinkRow(0), sinkRow(1)));
      session.commit(Position.none());
    }
    assertVisible(sink, rows(0, 2));
  }

  /** A commit without output is allowed, for positions move past rows that gave none. */
  @Test
  default void commitsWithoutOutput(BufferAllocator allocator) {
    Sink sink = sink();
    try (SinkSession session = open(sink, freshPipeline(), allocator)) {
      session.commit(Position.of("s", "1"));
      session.write(rows(0, 1));
      session.commit(Position.of("s", "2"));
      session.commit(Position.of("s", "3"));
    }
    assertVisible(sink, rows(0, 1));
  }

  /** Committing the same output twice has the effect of once. */
  @Test
  default void commitsOnce(BufferAllocator allocator) {
    Sink sink = sink();
    try (SinkSession session = open(sink, freshPipeline(), allocator)) {
      session.write(rows(0, 2));
      Committable committable = session.writer().prepare(Position.of("s", "2"));
      session.writer().commit(committable);
      session.writer().commit(committable);
      session.write(rows(2, 3));
      session.commit(Position.of("s", "3"));
    }
    assertVisible(sink, rows(0, 3));
  }

  /** With transactions, nothing is visible before the commit. */
  @Test
  default void showsNothingBeforeTheCommit(BufferAllocator allocator) {
    assumeClaims(SinkCapability.TRANSACTIONAL);
    Sink sink = sink();
    try (SinkSession session = open(sink, freshPipeline(), allocator)) {
      session.write(rows(0, 2));
      assertVisible(sink, List.of());
      Committable committable = session.writer().prepare(Position.of("s", "2"));
      assertVisible(sink, List.of());
      session.writer().commit(committable);
      assertVisible(sink, rows(0, 2));
    }
  }

  /** With transactions, an abort discards, and writing goes on. */
  @Test
  default void discardsWhatIsAborted(BufferAllocator allocator) {
    assumeClaims(SinkCapability.TRANSACTIONAL);
    Sink sink = sink();
    try (SinkSession session = open(sink, freshPipeline(), allocator)) {
      session.write(rows(0, 1));
      session.commit(Position.of("s", "1"));
      session.write(rows(1, 2));
      session.writer().abort();
      session.write(rows(2, 3));
      session.writer().prepare(Position.of("s", "3"));
      session.writer().abort();
      session.write(rows(3, 4));
      session.commit(Position.of("s", "4"));
    }
    assertVisible(sink, List.of(sinkRow(0), sinkRow(3)));
  }

  /** With transactions, what is not committed when the writer closes is given up. */
  @Test
  default void givesUpWhatIsNotCommittedAtTheEnd(BufferAllocator allocator) {
    assumeClaims(SinkCapability.TRANSACTIONAL);
    Sink sink = sink();
    String pipeline = freshPipeline();
    try (SinkSession session = open(sink, pipeline, allocator)) {
      session.write(rows(0, 1));
      session.commit(Position.of("s", "1"));
      session.write(rows(1, 2));
    }
    try (SinkSession session = open(sink, pipeline, allocator)) {
      session.write(rows(2, 3));
      session.commit(Position.of("s", "3"));
    }
    assertVisible(sink, List.of(sinkRow(0), sinkRow(2)));
  }

  /**
   * With transactions, a writer whose place another one has taken can't commit what it wrote
   * before.
   */
  @Test
  default void shutsOutAnEarlierWriterThatHasWritten(BufferAllocator allocator) {
    assumeClaims(SinkCapability.TRANSACTIONAL);
    Sink sink = sink();
    String pipeline = freshPipeline();
    try (SinkSession zombie = open(sink, pipeline, allocator)) {
      zombie.write(rows(0, 1));
      try (SinkSession successor = open(sink, pipeline, allocator)) {
        assertThatThrownBy(() -> zombie.commit(Position.of("s", "1")))
            .isInstanceOf(EtlException.class);
        successor.write(rows(2, 3));
        successor.commit(Position.of("s", "3"));
      }
    }
    assertVisible(sink, rows(2, 3));
  }

  /** With transactions, a writer whose place another one has taken can't write anything new. */
  @Test
  default void shutsOutAnEarlierWriterThatWasIdle(BufferAllocator allocator) {
    assumeClaims(SinkCapability.TRANSACTIONAL);
    Sink sink = sink();
    String pipeline = freshPipeline();
    try (SinkSession zombie = open(sink, pipeline, allocator)) {
      zombie.write(rows(0, 1));
      zombie.commit(Position.of("s", "1"));
      try (SinkSession successor = open(sink, pipeline, allocator)) {
        assertThatThrownBy(
                () -> {
                  zombie.write(rows(1, 2));
                  zombie.commit(Position.of("s", "2"));
                })
            .isInstanceOf(EtlException.class);
        successor.write(rows(2, 3));
        successor.commit(Position.of("s", "3"));
      }
    }
    assertVisible(sink, List.of(sinkRow(0), sinkRow(2)));
  }

  /** With positions, the next writer learns what was committed. */
  @Test
  default void keepsPositionsWithItsOutput(BufferAllocator allocator) {
    assumeClaims(SinkCapability.COMMITS_POSITIONS);
    Sink sink = sink();
    String pipeline = freshPipeline();
    try (SinkSession session = open(sink, pipeline, allocator)) {
      assertCommitted(session, Position.none());
      session.write(rows(0, 1));
      session.commit(Position.of("a", "1"));
      assertCommitted(session, Position.of("a", "1"));
    }
    try (SinkSession session = open(sink, pipeline, allocator)) {
      assertCommitted(session, Position.of("a", "1"));
      session.write(rows(1, 2));
      session.commit(Position.of("b", "7"));
    }
    try (SinkSession session = open(sink, pipeline, allocator)) {
      assertCommitted(session, Position.of("a", "1").plus(Position.of("b", "7")));
    }
    try (SinkSession stranger = open(sink, freshPipeline(), allocator)) {
      assertCommitted(stranger, Position.none());
    }
  }

  /** With positions, they move by a commit only. */
  @Test
  default void movesPositionsOnlyByACommit(BufferAllocator allocator) {
    assumeClaims(SinkCapability.COMMITS_POSITIONS);
    Sink sink = sink();
    String pipeline = freshPipeline();
    try (SinkSession session = open(sink, pipeline, allocator)) {
      session.write(rows(0, 1));
      session.commit(Position.of("a", "1"));
      session.write(rows(1, 2));
      session.writer().prepare(Position.of("a", "2"));
      assertCommitted(session, Position.of("a", "1"));
      session.writer().abort();
      assertCommitted(session, Position.of("a", "1"));
    }
    try (SinkSession session = open(sink, pipeline, allocator)) {
      assertCommitted(session, Position.of("a", "1"));
    }
    assertVisible(sink, rows(0, 1));
  }

  /**
   * With two phases, a later writer commits what an earlier one has prepared, and drops the rest.
   */
  @Test
  default void commitsWhatAnEarlierWriterPrepared(BufferAllocator allocator) {
    assumeClaims(SinkCapability.TWO_PHASE);
    Sink sink = sink();
    String pipeline = freshPipeline();
    List<Committable> prepared = new ArrayList<>();
    try (SinkSession crashed = open(sink, pipeline, allocator)) {
      crashed.write(rows(0, 2));
      prepared.add(crashed.writer().prepare(Position.of("a", "2")));
      crashed.write(rows(2, 3));
      crashed.writer().prepare(Position.of("a", "3"));
      crashed.write(rows(3, 4));
      try (SinkSession successor = open(sink, pipeline, allocator)) {
        successor.writer().commit(prepared.get(0));
        successor.writer().commit(prepared.get(0));
        successor.writer().abort();
        assertVisible(sink, rows(0, 2));
        successor.write(rows(4, 5));
        successor.commit(Position.of("a", "5"));
      }
    }
    assertVisible(sink, List.of(sinkRow(0), sinkRow(1), sinkRow(4)));
  }

  private SinkSession open(Sink sink, String pipeline, BufferAllocator allocator) {
    return SinkSession.open(sink, sinkSchema(), pipeline, allocator);
  }

  private List<Row> rows(int from, int to) {
    return IntStream.range(from, to).mapToObj(this::sinkRow).toList();
  }

  private void assumeClaims(SinkCapability capability) {
    assumeTrue(sink().capabilities().contains(capability), "the sink doesn't claim " + capability);
  }

  private void assertVisible(Sink sink, List<Row> expected) {
    List<Row> canonical = BatchRows.canonical(sinkSchema(), expected);
    // A commit may be decided a moment before everybody sees it.
    long limit = System.nanoTime() + VISIBLE_WITHIN.toNanos();
    List<Row> found = visibleRows(sink);
    while (found.size() < canonical.size() && System.nanoTime() - limit < 0) {
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
      found = visibleRows(sink);
    }
    if (isOrdered()) {
      assertThat(found).as("visible rows").isEqualTo(canonical);
    } else {
      assertThat(found).as("visible rows").containsExactlyInAnyOrderElementsOf(canonical);
    }
  }

  private static void assertCommitted(SinkSession session, Position expected) {
    assertThat(session.writer().committed().orElse(Position.none()))
        .as("committed position")
        .isEqualTo(expected);
  }
}
