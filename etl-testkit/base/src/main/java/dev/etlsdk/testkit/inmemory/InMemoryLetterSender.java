package dev.etlsdk.testkit.inmemory;

import dev.etlsdk.api.redrive.KeptRecord;
import dev.etlsdk.api.redrive.LetterReader;
import dev.etlsdk.api.redrive.LetterSender;
import dev.etlsdk.api.redrive.StoredLetter;
import dev.etlsdk.testkit.batch.InMemoryRecords;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sends letters back to in-memory sources. */
final class InMemoryLetterSender implements LetterSender {

  private final InMemoryLetterStore letters;
  private final String pipeline;
  private final long number;
  private final List<KeptRecord> records = new ArrayList<>();
  private final Set<Integer> sent = new HashSet<>();

  InMemoryLetterSender(InMemoryLetterStore letters, String pipeline) {
    this.letters = letters;
    this.pipeline = pipeline;
    this.number = letters.store().openSender(letters.table(), pipeline);
  }

  @Override
  public LetterReader letters() {
    return new InMemoryLetterStore.Reader(letters.letters(pipeline));
  }

  @Override
  public Optional<String> obstacle(KeptRecord record) {
    Optional<InMemorySource> source = letters.source(record.topic());
    if (source.isEmpty()) {
      return Optional.of("there is no source '" + record.topic() + "' to return to");
    }
    return source.get().takes(record.partition())
        ? Optional.empty()
        : Optional.of(source.get() + " has no split " + record.partition() + " of records");
  }

  @Override
  public void send(StoredLetter letter, KeptRecord record) {
    letters.store().requireSender(letters.table(), pipeline, number);
    obstacle(record)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(problem);
            });
    records.add(record);
    sent.add(InMemoryLetterStore.index(letter));
  }

  @Override
  public void commit() {
    letters
        .store()
        .sendBack(letters.table(), pipeline, number, sent, () -> records.forEach(this::append));
    giveUp();
  }

  private void append(KeptRecord record) {
    letters
        .source(record.topic())
        .orElseThrow()
        .append(
            record.partition(),
            new InMemoryRecords.Entry(
                record.topic(),
                record.partition(),
                0,
                record.timestamp(),
                record.key(),
                record.value(),
                record.headers()));
  }

  private void giveUp() {
    records.clear();
    sent.clear();
  }

  @Override
  public void close() {
    giveUp();
  }
}
