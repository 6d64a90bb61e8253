package dev.etlsdk.kafka;

import dev.etlsdk.api.batch.SourceRecords;
import dev.etlsdk.api.source.Fetch;
import dev.etlsdk.api.source.FetchLimits;
import dev.etlsdk.api.source.Position;
import dev.etlsdk.api.source.Source;
import dev.etlsdk.api.source.SourceContext;
import dev.etlsdk.api.source.SourceReader;
import dev.etlsdk.api.source.Split;
import dev.etlsdk.api.source.SplitListener;
import dev.etlsdk.testkit.await.Await;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A reader that is polled as a task would, and what came of it. */
final class Reading implements AutoCloseable, SplitListener {

  static final Duration LIMIT = Duration.ofSeconds(30);

  final SourceReader reader;
  final List<String> values = new ArrayList<>();
  final List<String> events = new ArrayList<>();
  final TreeSet<String> splits = new TreeSet<>();
  Position read = Position.none();
  boolean acknowledging = true;
  boolean wantsNotes;
  Runnable onAssigned = () -> {};
  Runnable onRevoked = () -> {};
  FetchLimits limits = FetchLimits.DEFAULT;
  Duration wait = Duration.ofMillis(50);
  Optional<List<Split>> discovered = Optional.empty();

  private Reading(SourceReader reader) {
    this.reader = reader;
  }

  /** A reader that is open and not started. */
  static Reading begin(Source source, SourceContext context) {
    return new Reading(source.reader(context));
  }

  static Reading start(Source source, SourceContext context) {
    return start(source, context, Position.none());
  }

  static Reading start(Source source, SourceContext context, Position from) {
    Reading reading = new Reading(source.reader(context));
    try {
      reading.reader.start(from, reading);
      return reading;
    } catch (RuntimeException failure) {
      reading.reader.close();
      throw failure;
    }
  }

  /** Polls once, and acknowledges what came unless that is turned off. */
  @Nullable Fetch poll() {
    Fetch fetch = reader.poll(wait, limits);
    if (fetch instanceof Fetch.Records records) {
      take(records.records());
      read = read.plus(fetch.end());
      if (acknowledging) {
        reader.acknowledge(fetch.end());
      }
    }
    return fetch;
  }

  private void take(SourceRecords records) {
    for (int i = 0; i < records.count(); i++) {
      byte[] value = records.value(i);
      values.add(value == null ? "-" : new String(value, StandardCharsets.UTF_8));
    }
  }

  /** Polls until something holds. */
  Reading until(String what, BooleanSupplier condition) {
    Await.until(
        what,
        LIMIT,
        () -> {
          poll();
          return values.size() + " values, splits " + splits + ", " + events;
        },
        seen -> condition.getAsBoolean());
    return this;
  }

  /** Polls until there is a fetch. */
  Fetch untilFetch() {
    Fetch[] fetch = new Fetch[1];
    Await.until("a fetch came", LIMIT, () -> fetch[0] = poll(), seen -> seen != null);
    return fetch[0];
  }

  Reading untilValues(int count) {
    return until(count + " records were read", () -> values.size() >= count);
  }

  Reading untilSplits(int count) {
    return until("the reader has " + count + " splits", () -> splits.size() == count);
  }

  @Override
  public Optional<List<Split>> discovered() {
    return discovered;
  }

  @Override
  public boolean wantsNotesOfOthers() {
    return wantsNotes;
  }

  @Override
  public void assigned(List<Split> given) {
    events.add("assigned " + given.size());
    given.forEach(split -> splits.add(split.id()));
    onAssigned.run();
  }

  @Override
  public void revoked(List<Split> taken) {
    events.add("revoked " + taken.size());
    onRevoked.run();
    taken.forEach(split -> splits.remove(split.id()));
  }

  @Override
  public void lost(List<Split> taken) {
    events.add("lost " + taken.size());
    taken.forEach(split -> splits.remove(split.id()));
  }

  @Override
  public void close() {
    reader.close();
  }
}
