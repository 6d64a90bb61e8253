package dev.etlsdk.runtime.internal.rehearsal;

import dev.etlsdk.api.codec.Codec;
import dev.etlsdk.api.redrive.KeptRecord;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.source.Boundedness;
import dev.etlsdk.api.source.Fetch;
import dev.etlsdk.api.source.FetchLimits;
import dev.etlsdk.api.source.Position;
import dev.etlsdk.api.source.Source;
import dev.etlsdk.api.source.SourceContext;
import dev.etlsdk.api.source.SourceReader;
import dev.etlsdk.api.source.Split;
import dev.etlsdk.api.source.SplitEnumerator;
import dev.etlsdk.api.source.SplitListener;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives the records that it is handed, decoded as another source's. Used by one thread. */
final class HandedSource implements Source {

  private final Source other;
  private @Nullable List<KeptRecord> handed;

  HandedSource(Source other) {
    this.other = other;
  }

  /** Records for the next poll. */
  void hand(List<KeptRecord> records) {
    handed = records;
  }

  @Override
  public String kind() {
    return other.kind();
  }

  @Override
  public Schema schema() {
    return other.schema();
  }

  @Override
  public Optional<Codec> codec() {
    return other.codec();
  }

  @Override
  public Boundedness boundedness() {
    return Boundedness.UNBOUNDED;
  }

  @Override
  public SplitAssignment assignment() {
    return SplitAssignment.SOURCE;
  }

  @Override
  public ProgressStore progressStore() {
    return ProgressStore.SOURCE;
  }

  @Override
  public SplitEnumerator enumerator(SourceContext context) {
    throw new UnsupportedOperationException("it divides its records itself");
  }

  @Override
  public SourceReader reader(SourceContext context) {
    return new Reader();
  }

  private final class Reader implements SourceReader {

    @Override
    public void start(Position from, SplitListener listener) {}

    @Override
    public void assign(List<Split> splits, Position from) {}

    @Override
    public @Nullable Fetch poll(Duration maxWait, FetchLimits limits) {
      List<KeptRecord> records = handed;
      handed = null;
      return records == null
          ? null
          : new Fetch.Records(new KeptRecords(records), Position.of("handed", ""));
    }

    @Override
    public boolean finished() {
      return false;
    }

    @Override
    public void pause() {}

    @Override
    public void resume() {}

    @Override
    public void acknowledge(Position position) {}

    @Override
    public Position position() {
      return Position.none();
    }

    @Override
    public void wakeup() {}

    @Override
    public void close() {}

    @Override
    public Collection<String> splits() {
      return List.of();
    }
  }
}
