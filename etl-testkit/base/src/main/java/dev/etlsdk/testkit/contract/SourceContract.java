package dev.etlsdk.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.etlsdk.api.source.Boundedness;
import dev.etlsdk.api.source.FetchLimits;
import dev.etlsdk.api.source.Position;
import dev.etlsdk.api.source.Source;
import dev.etlsdk.api.source.Source.ProgressStore;
import dev.etlsdk.api.source.Source.SplitAssignment;
import dev.etlsdk.api.source.Split;
import dev.etlsdk.api.source.SplitEnumerator;
import dev.etlsdk.testkit.await.Await;
import dev.etlsdk.testkit.batch.Row;
import dev.etlsdk.testkit.inmemory.TestContexts;
import dev.etlsdk.testkit.memory.ArrowTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.Test;

/** What every source keeps: order, positions, limits, pausing, progress, an end. */
@ArrowTest
public interface SourceContract {

  /** Limits that make several fetches of the rows of {@link #splits()}. */
  FetchLimits TWO_ROWS = new FetchLimits(2, 1 << 20, Duration.ZERO);

  /**
   * A bounded source that holds exactly the rows of {@link #splits()}. May be the same one at each
   * call.
   */
  Source source();

  /**
   * The rows of each split, in order. At least two splits, one of them with at least five rows.
   * Values as {@link dev.etlsdk.testkit.batch} takes them.
   */
  List<List<Row>> splits();

  /** A pipeline name under which the source keeps no progress yet; another one at each call. */
  default String freshPipeline() {
    return "contract-" + UUID.randomUUID();
  }

  /** A source describes itself. */
  @Test
  default void describesItself() {
    assertThat(source().kind()).isNotBlank();
    assertThat(source().schema().columns()).isNotEmpty();
    assertThat(source().boundedness()).isEqualTo(Boundedness.BOUNDED);
    assertThat(source().toString()).doesNotContain("@" + Integer.toHexString(source().hashCode()));
  }

  /** Splits have ids that differ and don't change. */
  @Test
  default void discoversTheSameSplitsAgain(BufferAllocator allocator) {
    try (SplitEnumerator enumerator =
        source().enumerator(TestContexts.source(freshPipeline(), allocator))) {
      List<String> ids = enumerator.discover().stream().map(Split::id).toList();
      assertThat(ids).doesNotHaveDuplicates().hasSameSizeAs(splits());
      assertThat(enumerator.discover().stream().map(Split::id))
          .containsExactlyInAnyOrderElementsOf(ids);
    }
  }

  /** Every row once, in the order of its split. */
  @Test
  default void readsEveryRowOnceInOrder(BufferAllocator allocator) {
    try (SourceProbe probe =
        SourceProbe.open(source(), freshPipeline(), Position.none(), allocator)) {
      probe.readToEnd(TWO_ROWS);
      assertThat(probe.rowsBySplit()).containsExactlyInAnyOrderElementsOf(splits());
      assertThat(probe.reader().finished()).isTrue();
      assertThat(probe.reader().poll(Duration.ZERO, TWO_ROWS)).isNull();
    }
  }

  /** No fetch has more rows than the limit says. */
  @Test
  default void keepsTheLimitOfRows(BufferAllocator allocator) {
    try (SourceProbe probe =
        SourceProbe.open(source(), freshPipeline(), Position.none(), allocator)) {
      probe.readToEnd(TWO_ROWS);
      assertThat(probe.fetchSizes())
          .allSatisfy(rows -> assertThat(rows).isBetween(1, TWO_ROWS.rows()));
    }
  }

  /** The reader's position is the sum of the fetches' ends. */
  @Test
  default void knowsItsPosition(BufferAllocator allocator) {
    try (SourceProbe probe =
        SourceProbe.open(source(), freshPipeline(), Position.none(), allocator)) {
      while (probe.readOne(TWO_ROWS)) {
        Position position = probe.reader().position();
        probe
            .position()
            .bySplit()
            .forEach((split, end) -> assertThat(position.of(split)).contains(end));
      }
      assertThat(probe.reader().splits())
          .containsExactlyInAnyOrderElementsOf(probe.reader().position().bySplit().keySet());
    }
  }

  /** From the position behind any fetch, another reader gives the rest, and nothing else. */
  @Test
  default void goesOnFromAnyPosition(BufferAllocator allocator) {
    List<SourceProbe> moments = new ArrayList<>();
    try (SourceProbe probe =
        SourceProbe.open(source(), freshPipeline(), Position.none(), allocator)) {
      do {
        moments.add(probe.copyOfRows());
      } while (probe.readOne(TWO_ROWS));
    }
    for (SourceProbe moment : moments) {
      try (SourceProbe rest =
          SourceProbe.open(source(), freshPipeline(), moment.position(), allocator)) {
        rest.readToEnd(TWO_ROWS);
        assertThat(SourceProbe.joined(moment, rest))
            .as("%s and then the rest", moment.rowsBySplit())
            .containsExactlyInAnyOrderElementsOf(splits());
      }
    }
  }

  /** While paused it gives nothing, and afterwards it goes on where it was. */
  @Test
  default void givesNothingWhilePaused(BufferAllocator allocator) {
    try (SourceProbe probe =
        SourceProbe.open(source(), freshPipeline(), Position.none(), allocator)) {
      probe.readOne(TWO_ROWS);
      probe.reader().pause();
      for (int i = 0; i < 3; i++) {
        assertThat(probe.reader().poll(Duration.ofMillis(20), TWO_ROWS)).isNull();
      }
      assertThat(probe.reader().finished()).isFalse();
      probe.reader().resume();
      probe.readToEnd(TWO_ROWS);
      assertThat(probe.rowsBySplit()).containsExactlyInAnyOrderElementsOf(splits());
    }
  }

  /** A poll that waits ends when another thread says so. */
  @Test
  default void endsAWaitingPollWhenWoken(BufferAllocator allocator) throws Exception {
    try (SourceProbe probe =
        SourceProbe.open(source(), freshPipeline(), Position.none(), allocator)) {
      probe.readOne(TWO_ROWS);
      probe.reader().pause();
      CountDownLatch done = new CountDownLatch(1);
      Thread waker =
          new Thread(
              () -> {
                // Again and again: the first call may come before the poll waits.
                while (done.getCount() > 0) {
                  probe.reader().wakeup();
                  Thread.onSpinWait();
                }
              });
      waker.start();
      long start = System.nanoTime();
      assertThat(probe.reader().poll(Duration.ofMinutes(2), TWO_ROWS)).isNull();
      done.countDown();
      waker.join();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(1));
    }
  }

  /** A source that keeps progress begins behind what was acknowledged. */
  @Test
  default void beginsBehindWhatWasAcknowledged(BufferAllocator allocator) {
    assumeTrue(source().progressStore() == ProgressStore.SOURCE, "the source keeps no progress");
    String pipeline = freshPipeline();
    try (SourceProbe first = SourceProbe.open(source(), pipeline, Position.none(), allocator)) {
      first.readOne(TWO_ROWS);
      first.readOne(TWO_ROWS);
      first.reader().acknowledge(first.position());
      SourceProbe acknowledged = first.copyOfRows();
      first.readOne(TWO_ROWS);
      first.close();
      try (SourceProbe second = SourceProbe.open(source(), pipeline, Position.none(), allocator)) {
        second.readToEnd(TWO_ROWS);
        assertThat(SourceProbe.joined(acknowledged, second))
            .containsExactlyInAnyOrderElementsOf(splits());
      }
    }
  }

  /** A source that keeps progress keeps the runtime's notes with it. */
  @Test
  default void givesBackTheNotesOfWhatWasAcknowledged(BufferAllocator allocator) {
    assumeTrue(source().progressStore() == ProgressStore.SOURCE, "the source keeps no progress");
    String pipeline = freshPipeline();
    Map<String, String> notes = new HashMap<>();
    try (SourceProbe first = SourceProbe.open(source(), pipeline, Position.none(), allocator)) {
      first.readOne(TWO_ROWS);
      assertThat(first.position().notes()).isEmpty();
      first.position().bySplit().keySet().forEach(split -> notes.put(split, "3:7/2 of " + split));
      first.reader().acknowledge(first.position().withNotes(notes));
      first.readOne(TWO_ROWS);
    }
    try (SourceProbe second = SourceProbe.open(source(), pipeline, Position.none(), allocator)) {
      second.readOne(TWO_ROWS);
      assertThat(second.position().notes()).isEqualTo(notes);
      Map<String, String> same = second.position().notes();
      second.readOne(TWO_ROWS);
      assertThat(second.position().notes()).isEqualTo(same);
    }
  }

  /** A source that keeps none begins anew. */
  @Test
  default void beginsAnewWithoutProgress(BufferAllocator allocator) {
    assumeTrue(source().progressStore() == ProgressStore.NONE, "the source keeps progress");
    String pipeline = freshPipeline();
    try (SourceProbe first = SourceProbe.open(source(), pipeline, Position.none(), allocator)) {
      first.readToEnd(TWO_ROWS);
      first.reader().acknowledge(first.position());
    }
    try (SourceProbe second = SourceProbe.open(source(), pipeline, Position.none(), allocator)) {
      second.readToEnd(TWO_ROWS);
      assertThat(second.rowsBySplit()).containsExactlyInAnyOrderElementsOf(splits());
    }
  }

  /** The given position goes before the progress that the source keeps. */
  @Test
  default void prefersTheGivenPositionToItsProgress(BufferAllocator allocator) {
    assumeTrue(source().progressStore() == ProgressStore.SOURCE, "the source keeps no progress");
    String pipeline = freshPipeline();
    Position early;
    SourceProbe before;
    try (SourceProbe first = SourceProbe.open(source(), pipeline, Position.none(), allocator)) {
      first.readOne(TWO_ROWS);
      early = first.reader().position();
      before = first.copyOfRows();
      first.readToEnd(TWO_ROWS);
      first.reader().acknowledge(first.position());
    }
    try (SourceProbe second = SourceProbe.open(source(), pipeline, early, allocator)) {
      second.readToEnd(TWO_ROWS);
      assertThat(SourceProbe.joined(before, second)).containsExactlyInAnyOrderElementsOf(splits());
    }
  }

  /**
   * A source that divides its splits itself asks where they begin when it gives them: since its
   * reader was started, another one may have read on.
   */
  @Test
  default void asksWhereSplitsBeginWhenItGivesThem(BufferAllocator allocator) {
    assumeTrue(source().assignment() == SplitAssignment.SOURCE, "the runtime divides the splits");
    String pipeline = freshPipeline();
    Position written;
    SourceProbe before;
    try (SourceProbe first = SourceProbe.open(source(), pipeline, Position.none(), allocator)) {
      first.readOne(TWO_ROWS);
      first.readOne(TWO_ROWS);
      written = first.position();
      before = first.copyOfRows();
    }
    try (SourceProbe second =
        SourceProbe.open(source(), pipeline, 0, Position.none(), () -> written, allocator)) {
      second.readToEnd(TWO_ROWS);
      assertThat(SourceProbe.joined(before, second)).containsExactlyInAnyOrderElementsOf(splits());
    }
  }

  /**
   * With more readers than splits all of them finish while all are open, also where sinks keep the
   * positions, so that nothing is ever acknowledged.
   */
  @Test
  default void readersWithoutSplitsFinishWhenSinksHaveEverything(BufferAllocator allocator) {
    assumeTrue(source().assignment() == SplitAssignment.SOURCE, "the runtime divides the splits");
    String pipeline = freshPipeline();
    List<SourceProbe> readers = new ArrayList<>();
    try {
      Supplier<Position> written =
          () -> readers.stream().map(SourceProbe::position).reduce(Position.none(), Position::plus);
      for (int task = 0; task <= splits().size(); task++) {
        readers.add(
            SourceProbe.open(source(), pipeline, task, Position.none(), written, allocator));
      }
      Await.until(
          "all readers have finished",
          Duration.ofSeconds(60),
          () -> {
            readers.forEach(reader -> reader.poll(TWO_ROWS));
            return readers.stream().map(reader -> reader.reader().finished()).toList();
          },
          finished -> finished.stream().allMatch(each -> each));
    } finally {
      readers.forEach(SourceProbe::close);
    }
  }

  /** Closing twice does no harm. */
  @Test
  default void closesTwice(BufferAllocator allocator) {
    SourceProbe probe = SourceProbe.open(source(), freshPipeline(), Position.none(), allocator);
    probe.readOne(TWO_ROWS);
    probe.close();
    probe.reader().close();
  }
}
