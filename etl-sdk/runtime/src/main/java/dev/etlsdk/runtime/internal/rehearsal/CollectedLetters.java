package dev.etlsdk.runtime.internal.rehearsal;

import dev.etlsdk.api.sink.Committable;
import dev.etlsdk.api.sink.DeadLetter;
import dev.etlsdk.api.sink.DeadLetterSink;
import dev.etlsdk.api.sink.DeadLetterWriter;
import dev.etlsdk.api.sink.SinkCapability;
import dev.etlsdk.api.sink.SinkContext;
import dev.etlsdk.api.source.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Keeps dead letters in a list. Used by one thread. */
final class CollectedLetters implements DeadLetterSink {

  private final List<DeadLetter> letters = new ArrayList<>();

  /** Those since the last call. */
  List<DeadLetter> take() {
    List<DeadLetter> taken = List.copyOf(letters);
    letters.clear();
    return taken;
  }

  @Override
  public String kind() {
    return "rehearsal";
  }

  @Override
  public Set<SinkCapability> capabilities() {
    return Set.of();
  }

  @Override
  public DeadLetterWriter writer(SinkContext context) {
    return new DeadLetterWriter() {
      @Override
      public void write(DeadLetter letter) {
        letters.add(letter);
      }

      @Override
      public Committable prepare(Position position) {
        return Committable.empty();
      }

      @Override
      public void commit(Committable committable) {}

      @Override
      public void abort() {}

      @Override
      public void close() {}
    };
  }
}
