package dev.etlsdk.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.batch.Header;
import dev.etlsdk.api.batch.SourceRecords;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.RowError;
import dev.etlsdk.api.redrive.DeadLetterStore;
import dev.etlsdk.api.redrive.KeptRecord;
import dev.etlsdk.api.redrive.LetterReader;
import dev.etlsdk.api.redrive.LetterSender;
import dev.etlsdk.api.redrive.RedriveHeaders;
import dev.etlsdk.api.redrive.StoredLetter;
import dev.etlsdk.api.sink.DeadLetter;
import dev.etlsdk.api.sink.DeadLetterSink;
import dev.etlsdk.api.sink.DeadLetterWriter;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.sink.SinkContext;
import dev.etlsdk.api.source.Position;
import dev.etlsdk.testkit.await.Await;
import dev.etlsdk.testkit.batch.InMemoryRecords;
import dev.etlsdk.testkit.inmemory.InMemoryTaskResources;
import dev.etlsdk.testkit.inmemory.TestContexts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.arrow.memory.BufferAllocator;

/** One pipeline's dead letters: written by a task, read and sent by redrives. */
final class LetterSession implements AutoCloseable {

  private static final Instant TIME = Instant.parse("2026-03-01T12:34:56.789Z");
  private static final String STREAM = "priced";
  private static final RowError ERROR =
      new RowError(0, EtlError.DECODE_0002, "amount", "expected a number, got \"ä\"", null);

  private final DeadLetterStore store;
  private final String pipeline;
  private final BufferAllocator allocator;
  private final DeadLetterWriter writer;
  private final Deque<InMemoryTaskResources> resources = new ArrayDeque<>();

  private LetterSession(DeadLetterSink sink, String pipeline, BufferAllocator allocator) {
    this.store = sink.store().orElseThrow(() -> new AssertionError(sink + " has no store"));
    this.pipeline = pipeline;
    this.allocator = allocator;
    this.writer = sink.writer(context());
  }

  static LetterSession open(DeadLetterSink sink, String pipeline, BufferAllocator parent) {
    return new LetterSession(
        sink, pipeline, parent.newChildAllocator("letters", 0, Long.MAX_VALUE));
  }

  String pipeline() {
    return pipeline;
  }

  /** Each reader and sender belongs to a redrive of its own. */
  private SinkContext context() {
    InMemoryTaskResources own = new InMemoryTaskResources();
    resources.push(own);
    return TestContexts.sink(pipeline, DeliveryGuarantee.EXACTLY_ONCE, allocator, own);
  }

  void write(KeptRecord record) {
    write(List.of(record));
  }

  void write(List<KeptRecord> records) {
    records.forEach(record -> writer.write(letter(given(record))));
    writer.commit(writer.prepare(Position.none()));
  }

  void writeAndGiveUp(List<KeptRecord> records) {
    records.forEach(record -> writer.write(letter(given(record))));
    writer.abort();
  }

  void writeWithoutRecord() {
    writer.write(letter(SourceRecords.NONE));
    writer.commit(writer.prepare(Position.none()));
  }

  private DeadLetter letter(SourceRecords records) {
    return new DeadLetter(records, 0, ERROR, pipeline, "7", STREAM, "decode", TIME, 3);
  }

  private static SourceRecords given(KeptRecord record) {
    return InMemoryRecords.of(
        List.of(
            new InMemoryRecords.Entry(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.key(),
                record.value(),
                record.headers())));
  }

  /** A record at the same place, with no key, value, headers and time. */
  static KeptRecord withoutContent(KeptRecord record) {
    return KeptRecord.of(
        InMemoryRecords.of(
            List.of(
                new InMemoryRecords.Entry(
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    InMemoryRecords.NO_TIMESTAMP,
                    null,
                    null,
                    List.of()))),
        0);
  }

  /** A letter says what was written of the failure. */
  static void assertIsOf(StoredLetter letter, String pipeline) {
    assertThat(letter.code()).isEqualTo(ERROR.code().id());
    assertThat(letter.message()).isEqualTo(ERROR.message());
    assertThat(letter.column()).isEqualTo(ERROR.column());
    assertThat(letter.pipeline()).isEqualTo(pipeline);
    assertThat(letter.version()).isEqualTo("7");
    assertThat(letter.stream()).isEqualTo(STREAM);
    assertThat(letter.stage()).isEqualTo("decode");
    assertThat(letter.time()).isEqualTo(TIME);
    assertThat(letter.attempt()).isEqualTo(3);
  }

  LetterReader reader() {
    return store.reader(context());
  }

  LetterSender sender() {
    return store.sender(context());
  }

  List<StoredLetter> list() {
    try (LetterReader reader = reader()) {
      return all(reader);
    }
  }

  List<StoredLetter> unsent() {
    return list().stream().filter(letter -> !letter.sent()).toList();
  }

  static List<StoredLetter> all(LetterReader reader) {
    List<StoredLetter> letters = new ArrayList<>();
    for (StoredLetter letter = reader.next(); letter != null; letter = reader.next()) {
      letters.add(letter);
    }
    return letters;
  }

  /** Sends all that isn't done with, and commits. */
  int sendAll() {
    try (LetterSender sender = sender()) {
      int sent = send(sender, letter -> true);
      sender.commit();
      return sent;
    }
  }

  int send(LetterSender sender, Predicate<StoredLetter> wanted) {
    int sent = 0;
    try (LetterReader letters = sender.letters()) {
      for (StoredLetter letter : all(letters)) {
        if (!letter.sent() && wanted.test(letter)) {
          send(sender, letter);
          sent++;
        }
      }
    }
    return sent;
  }

  void send(LetterSender sender, StoredLetter letter) {
    sender.send(letter, again(letter.record().orElseThrow()));
  }

  /** Records as they are sent. */
  List<KeptRecord> again(List<KeptRecord> records) {
    return records.stream().map(this::again).toList();
  }

  private KeptRecord again(KeptRecord record) {
    return record.with(RedriveHeaders.added(record.headers(), pipeline, STREAM, 1));
  }

  static boolean isOneOf(StoredLetter letter, List<KeptRecord> records) {
    return records.stream()
        .anyMatch(record -> Arrays.equals(record.value(), letter.record().orElseThrow().value()));
  }

  static boolean haveOneKey(KeptRecord one, KeptRecord other) {
    return Arrays.equals(one.key(), other.key());
  }

  /** The same records; where one lies after it came back is the source's to say. */
  static void assertSame(List<KeptRecord> found, List<KeptRecord> expected) {
    assertThat(found).as("records").hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(found.get(i).topic()).isEqualTo(expected.get(i).topic());
      assertThat(found.get(i).partition()).isEqualTo(expected.get(i).partition());
      assertSameContent(found.get(i), expected.get(i));
    }
  }

  static void assertSame(KeptRecord found, KeptRecord expected) {
    assertThat(found.place()).isEqualTo(expected.place());
    assertSameContent(found, expected);
  }

  private static void assertSameContent(KeptRecord found, KeptRecord expected) {
    assertThat(found.timestamp()).as("timestamp").isEqualTo(expected.timestamp());
    assertThat(found.key()).as("key").isEqualTo(expected.key());
    assertThat(found.value()).as("value").isEqualTo(expected.value());
    assertThat(found.headers()).extracting(LetterSession::text).isEqualTo(texts(expected));
  }

  private static List<String> texts(KeptRecord record) {
    return record.headers().stream().map(LetterSession::text).toList();
  }

  private static String text(Header header) {
    return header.name() + "=" + Arrays.toString(header.value());
  }

  /** Waits until so many records are visible: a commit may be decided before everybody sees it. */
  static List<KeptRecord> awaitSize(Supplier<List<KeptRecord>> question, int size) {
    return Await.until(
        "what was sent back is there",
        Duration.ofSeconds(10),
        question,
        found -> found.size() >= size);
  }

  @Override
  public void close() {
    writer.close();
    while (!resources.isEmpty()) {
      try {
        resources.pop().close();
      } catch (Exception failure) {
        throw new AssertionError("what a redrive or a task shares can't be closed", failure);
      }
    }
    allocator.close();
  }
}
