package dev.etlsdk.testkit.delivery;

import dev.etlsdk.api.codec.Codec;
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

/** A source with the fault of an automatic commit: it takes rows for safe when it gives them. */
record AcknowledgingEarly(Source source) implements Source {

  @Override
  public String kind() {
    return source.kind();
  }

  @Override
  public Schema schema() {
    return source.schema();
  }

  @Override
  public Optional<Codec> codec() {
    return source.codec();
  }

  @Override
  public Boundedness boundedness() {
    return source.boundedness();
  }

  @Override
  public SplitAssignment assignment() {
    return source.assignment();
  }

  @Override
  public ProgressStore progressStore() {
    return source.progressStore();
  }

  @Override
  public SplitEnumerator enumerator(SourceContext context) {
    return source.enumerator(context);
  }

  @Override
  public SourceReader reader(SourceContext context) {
    return new Reader(source.reader(context));
  }

  private record Reader(SourceReader reader) implements SourceReader {

    @Override
    public void start(Position from, SplitListener listener) {
      reader.start(from, listener);
    }

    @Override
    public void assign(List<Split> splits, Position from) {
      reader.assign(splits, from);
    }

    @Override
    public Fetch poll(Duration maxWait, FetchLimits limits) {
      Fetch fetch = reader.poll(maxWait, limits);
      reader.acknowledge(reader.position());
      return fetch;
    }

    @Override
    public boolean finished() {
      return reader.finished();
    }

    @Override
    public void pause() {
      reader.pause();
    }

    @Override
    public void resume() {
      reader.resume();
    }

    @Override
    public void acknowledge(Position position) {
      reader.acknowledge(position);
    }

    @Override
    public Position position() {
      return reader.position();
    }

    @Override
    public void wakeup() {
      reader.wakeup();
    }

    @Override
    public void close() {
      reader.close();
    }

    @Override
    public Collection<String> splits() {
      return reader.splits();
    }
  }
}
