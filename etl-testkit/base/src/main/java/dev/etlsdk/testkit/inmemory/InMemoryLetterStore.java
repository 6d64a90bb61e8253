package dev.etlsdk.testkit.inmemory;

import dev.etlsdk.api.redrive.DeadLetterStore;
import dev.etlsdk.api.redrive.KeptRecord;
import dev.etlsdk.api.redrive.LetterReader;
import dev.etlsdk.api.redrive.LetterSender;
import dev.etlsdk.api.redrive.RedriveHeaders;
import dev.etlsdk.api.redrive.StoredLetter;
import dev.etlsdk.api.sink.DeadLetter;
import dev.etlsdk.api.sink.SinkContext;
import dev.etlsdk.api.source.Source;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The letters in a table of an in-memory store, and the sources to which they can go back. */
record InMemoryLetterStore(InMemoryStore store, String table, List<InMemorySource> sources)
    implements DeadLetterStore {

  @Override
  public boolean reaches(Source source) {
    return source instanceof InMemorySource && sources.contains(source);
  }

  @Override
  public LetterReader reader(SinkContext context) {
    return new Reader(letters(context.pipeline()));
  }

  @Override
  public LetterSender sender(SinkContext context) {
    return new InMemoryLetterSender(this, context.pipeline());
  }

  List<StoredLetter> letters(String pipeline) {
    return store.markedLetters(table).stream()
        .filter(marked -> marked.letter().pipeline().equals(pipeline))
        .map(this::stored)
        .toList();
  }

  Optional<InMemorySource> source(String topic) {
    return sources.stream().filter(source -> source.name().equals(topic)).findFirst();
  }

  private StoredLetter stored(InMemoryStore.MarkedLetter marked) {
    DeadLetter letter = marked.letter();
    Optional<KeptRecord> record =
        letter.ordinal() < letter.records().count()
            ? Optional.of(KeptRecord.of(letter.records(), letter.ordinal()))
            : Optional.empty();
    return new StoredLetter(
        table + "@" + marked.index(),
        letter.error().code().id(),
        letter.error().message(),
        letter.error().column(),
        letter.pipeline(),
        letter.version(),
        letter.stream(),
        letter.stage(),
        letter.time(),
        letter.attempt(),
        record.map(kept -> RedriveHeaders.count(kept.headers(), letter.pipeline())).orElse(0),
        marked.sent(),
        record);
  }

  static int index(StoredLetter letter) {
    return Integer.parseInt(letter.place().substring(letter.place().lastIndexOf('@') + 1));
  }

  /** Reads what there was when it was opened. */
  static final class Reader implements LetterReader {

    private final Iterator<StoredLetter> letters;

    Reader(List<StoredLetter> letters) {
      this.letters = letters.iterator();
    }

    @Override
    public @Nullable StoredLetter next() {
      return letters.hasNext() ? letters.next() : null;
    }

    @Override
    public void close() {}
  }
}
