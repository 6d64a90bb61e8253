package dev.etlsdk.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.redrive.KeptRecord;
import dev.etlsdk.api.redrive.LetterReader;
import dev.etlsdk.api.redrive.LetterSender;
import dev.etlsdk.api.redrive.RedriveHeaders;
import dev.etlsdk.api.redrive.StoredLetter;
import dev.etlsdk.api.sink.DeadLetterSink;
import dev.etlsdk.api.sink.SinkCapability;
import dev.etlsdk.api.source.Source;
import dev.etlsdk.testkit.memory.ArrowTest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.Test;

/**
 * What every {@link dev.etlsdk.api.redrive.DeadLetterStore} keeps: letters come out as they went
 * in, and each is sent back once or is there still.
 */
@ArrowTest
public interface DeadLetterStoreContract {

  /** A sink with a store and no letters, whose records have a place to go back to. */
  DeadLetterSink deadLetters();

  /** The source that reads what is sent back. */
  Source source(DeadLetterSink sink);

  /**
   * A record that this source gave, with a key and a header of its own; those of different numbers
   * differ. Numbers that are both even, or both odd, are of one partition and have one key.
   */
  KeptRecord sourceRecord(DeadLetterSink sink, int number);

  /** What somebody outside sees now of what was sent back, those of one key in their order. */
  List<KeptRecord> cameBack(DeadLetterSink sink);

  /** A record that can't go back where it came from, if there is such a thing. */
  default Optional<KeptRecord> recordWithoutWay(DeadLetterSink sink) {
    return Optional.empty();
  }

  /** A pipeline name that nobody used before; another one at each call. */
  default String freshPipeline() {
    return "contract-" + UUID.randomUUID();
  }

  /** What is known of a failure, and the record's bytes, key, headers and time. */
  @Test
  default void givesBackWhatWasWritten(BufferAllocator allocator) {
    DeadLetterSink sink = deadLetters();
    KeptRecord record = sourceRecord(sink, 0);
    try (LetterSession session = session(sink, allocator)) {
      session.write(record);
      StoredLetter letter = session.list().get(0);
      LetterSession.assertIsOf(letter, session.pipeline());
      assertThat(letter.place()).isNotBlank();
      assertThat(letter.redrives()).isZero();
      assertThat(letter.sent()).isFalse();
      LetterSession.assertSame(letter.record().orElseThrow(), record);
    }
  }

  /** A record may have no key, no value, no headers and no time; a row has no record at all. */
  @Test
  default void givesBackWhatLacksSomething(BufferAllocator allocator) {
    DeadLetterSink sink = deadLetters();
    KeptRecord bare = LetterSession.withoutContent(sourceRecord(sink, 0));
    try (LetterSession session = session(sink, allocator)) {
      session.write(bare);
      LetterSession.assertSame(session.list().get(0).record().orElseThrow(), bare);
    }
    try (LetterSession session = session(sink, allocator)) {
      session.writeWithoutRecord();
      StoredLetter letter = session.list().get(0);
      LetterSession.assertIsOf(letter, session.pipeline());
      assertThat(letter.record()).as("the record of a row of no source").isEmpty();
    }
  }

  /** Letters of one partition and key come in the order of their writing. */
  @Test
  default void keepsTheOrder(BufferAllocator allocator) {
    DeadLetterSink sink = deadLetters();
    try (LetterSession session = session(sink, allocator)) {
      session.write(records(sink, 0, 7));
      session.write(records(sink, 7, 10));
      for (int parity = 0; parity < 2; parity++) {
        List<KeptRecord> expected = every(records(sink, 0, 10), parity);
        List<KeptRecord> found =
            session.list().stream()
                .map(letter -> letter.record().orElseThrow())
                .filter(record -> LetterSession.haveOneKey(record, expected.get(0)))
                .toList();
        LetterSession.assertSame(found, expected);
      }
    }
  }

  /** One pipeline knows nothing of another one's letters. */
  @Test
  default void keepsPipelinesApart(BufferAllocator allocator) {
    DeadLetterSink sink = deadLetters();
    try (LetterSession one = session(sink, allocator);
        LetterSession other = session(sink, allocator)) {
      one.write(records(sink, 0, 3));
      other.write(records(sink, 3, 4));
      assertThat(one.list()).hasSize(3);
      assertThat(other.list()).hasSize(1);
      one.sendAll();
      assertThat(one.unsent()).isEmpty();
      assertThat(other.unsent()).as("the other pipeline's").hasSize(1);
    }
  }

  /** With transactions, a letter that isn't committed is none. */
  @Test
  default void showsNothingBeforeTheCommit(BufferAllocator allocator) {
    DeadLetterSink sink = deadLetters();
    assumeTrue(sink.capabilities().contains(SinkCapability.TRANSACTIONAL), "no transactions");
    try (LetterSession session = session(sink, allocator)) {
      session.write(records(sink, 0, 1));
      session.writeAndGiveUp(records(sink, 1, 3));
      session.write(records(sink, 3, 4));
      assertThat(session.list()).hasSize(2);
    }
  }

  /** Who reads changes nothing, and sees what there was at the beginning. */
  @Test
  default void readsAsOftenAsWanted(BufferAllocator allocator) {
    DeadLetterSink sink = deadLetters();
    try (LetterSession session = session(sink, allocator)) {
      session.write(records(sink, 0, 3));
      try (LetterReader early = session.reader()) {
        session.write(records(sink, 3, 5));
        assertThat(LetterSession.all(early)).as("of the time when it was opened").hasSize(3);
        assertThat(early.next()).as("behind the end").isNull();
      }
      assertThat(session.list()).hasSize(5);
      assertThat(session.list()).hasSize(5);
    }
    assertThat(cameBack(sink)).isEmpty();
  }

  /** A letter says how many times its record was sent again for its pipeline. */
  @Test
  default void countsHowOftenARecordWasSentAgain(BufferAllocator allocator) {
    DeadLetterSink sink = deadLetters();
    KeptRecord record = sourceRecord(sink, 0);
    try (LetterSession session = session(sink, allocator)) {
      session.write(
          record.with(RedriveHeaders.added(record.headers(), session.pipeline(), "s", 2)));
      session.write(record.with(RedriveHeaders.added(record.headers(), "another", "s", 2)));
      assertThat(session.list()).extracting(StoredLetter::redrives).containsExactly(2, 0);
    }
  }

  /** A store says whether it reaches a source before anything is connected to. */
  @Test
  default void reachesItsSource() {
    DeadLetterSink sink = deadLetters();
    assertThat(sink.store().orElseThrow().reaches(source(sink))).isTrue();
  }

  /** Records come back as they are sent, and their letters are done with; others aren't. */
  @Test
  default void sendsRecordsBack(BufferAllocator allocator) {
    DeadLetterSink sink = deadLetters();
    try (LetterSession session = session(sink, allocator)) {
      session.write(records(sink, 0, 6));
      List<KeptRecord> wanted = every(records(sink, 0, 6), 0);
      try (LetterSender sender = session.sender()) {
        session.send(sender, letter -> LetterSession.isOneOf(letter, wanted));
        sender.commit();
      }
      LetterSession.assertSame(
          LetterSession.awaitSize(() -> cameBack(sink), wanted.size()), session.again(wanted));
      assertThat(session.unsent()).hasSize(3);
      assertThat(session.unsent())
          .noneMatch(letter -> LetterSession.isOneOf(letter, wanted))
          .allMatch(letter -> !letter.sent());
    }
  }

  /** What was sent stays so, and letters that come later are not taken for it. */
  @Test
  default void remembersWhatWasSent(BufferAllocator allocator) {
    DeadLetterSink sink = deadLetters();
    try (LetterSession session = session(sink, allocator)) {
      session.write(records(sink, 0, 4));
      assertThat(session.sendAll()).isEqualTo(4);
      session.write(records(sink, 4, 6));
      assertThat(session.unsent()).hasSize(2);
      assertThat(session.sendAll()).isEqualTo(2);
      assertThat(session.unsent()).isEmpty();
      LetterSession.awaitSize(() -> cameBack(sink), 6);
    }
  }

  /** Before the commit nothing has happened, and who closes without one has done nothing. */
  @Test
  default void sendsNothingWithoutACommit(BufferAllocator allocator) {
    DeadLetterSink sink = deadLetters();
    try (LetterSession session = session(sink, allocator)) {
      session.write(records(sink, 0, 4));
      try (LetterSender sender = session.sender()) {
        session.send(sender, letter -> true);
        assertThat(cameBack(sink)).as("before the commit").isEmpty();
      }
      assertThat(session.unsent()).hasSize(4);
      assertThat(session.sendAll()).isEqualTo(4);
      assertThat(LetterSession.awaitSize(() -> cameBack(sink), 4)).hasSize(4);
    }
  }

  /** Several commits of one sender, one of nothing among them. */
  @Test
  default void commitsSomeAtATime(BufferAllocator allocator) {
    DeadLetterSink sink = deadLetters();
    try (LetterSession session = session(sink, allocator)) {
      session.write(records(sink, 0, 4));
      try (LetterSender sender = session.sender();
          LetterReader letters = sender.letters()) {
        for (StoredLetter letter : LetterSession.all(letters)) {
          session.send(sender, letter);
          sender.commit();
          sender.commit();
        }
      }
      assertThat(session.unsent()).isEmpty();
      assertThat(LetterSession.awaitSize(() -> cameBack(sink), 4)).hasSize(4);
    }
  }

  /** A sender that another one has followed can't commit what it has sent. */
  @Test
  default void shutsOutASenderThatHasSent(BufferAllocator allocator) {
    DeadLetterSink sink = deadLetters();
    try (LetterSession session = session(sink, allocator)) {
      session.write(records(sink, 0, 3));
      try (LetterSender first = session.sender()) {
        session.send(first, letter -> true);
        assertThat(session.sendAll()).as("by the second").isEqualTo(3);
        assertThatThrownBy(first::commit).isInstanceOf(EtlException.class);
      }
      assertThat(session.unsent()).isEmpty();
      assertThat(LetterSession.awaitSize(() -> cameBack(sink), 3)).as("each once").hasSize(3);
    }
  }

  /** A sender that another one has followed can't send anything new. */
  @Test
  default void shutsOutASenderThatWasIdle(BufferAllocator allocator) {
    DeadLetterSink sink = deadLetters();
    try (LetterSession session = session(sink, allocator)) {
      session.write(records(sink, 0, 3));
      try (LetterSender first = session.sender()) {
        List<StoredLetter> known;
        try (LetterReader letters = first.letters()) {
          known = LetterSession.all(letters);
        }
        assertThat(session.sendAll()).as("by the second").isEqualTo(3);
        assertThatThrownBy(
                () -> {
                  session.send(first, known.get(0));
                  first.commit();
                })
            .isInstanceOf(EtlException.class);
      }
      assertThat(LetterSession.awaitSize(() -> cameBack(sink), 3)).as("each once").hasSize(3);
    }
  }

  /** Redrives of two pipelines don't meet. */
  @Test
  default void leavesSendersOfOtherPipelinesAlone(BufferAllocator allocator) {
    DeadLetterSink sink = deadLetters();
    try (LetterSession one = session(sink, allocator);
        LetterSession other = session(sink, allocator)) {
      one.write(records(sink, 0, 2));
      other.write(records(sink, 2, 3));
      try (LetterSender sender = one.sender();
          LetterReader letters = sender.letters()) {
        List<StoredLetter> known = LetterSession.all(letters);
        assertThat(other.sendAll()).isEqualTo(1);
        known.forEach(letter -> one.send(sender, letter));
        sender.commit();
      }
      assertThat(one.unsent()).isEmpty();
      assertThat(LetterSession.awaitSize(() -> cameBack(sink), 3)).hasSize(3);
    }
  }

  /** A record that can't go back is told before it is sent, and doesn't hold up others. */
  @Test
  default void tellsWhatStandsInTheWay(BufferAllocator allocator) {
    DeadLetterSink sink = deadLetters();
    try (LetterSession session = session(sink, allocator)) {
      session.write(records(sink, 0, 1));
      try (LetterSender sender = session.sender()) {
        assertThat(sender.obstacle(sourceRecord(sink, 0))).isEmpty();
        recordWithoutWay(sink)
            .ifPresent(record -> assertThat(sender.obstacle(record)).get().asString().isNotBlank());
        session.send(sender, letter -> true);
        sender.commit();
      }
      assertThat(LetterSession.awaitSize(() -> cameBack(sink), 1)).hasSize(1);
    }
  }

  private LetterSession session(DeadLetterSink sink, BufferAllocator allocator) {
    return LetterSession.open(sink, freshPipeline(), allocator);
  }

  private List<KeptRecord> records(DeadLetterSink sink, int from, int to) {
    return IntStream.range(from, to).mapToObj(number -> sourceRecord(sink, number)).toList();
  }

  private static List<KeptRecord> every(List<KeptRecord> records, int parity) {
    Predicate<Integer> of = index -> index % 2 == parity;
    return IntStream.range(0, records.size()).boxed().filter(of).map(records::get).toList();
  }
}
