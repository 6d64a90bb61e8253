package dev.etlsdk.runtime;

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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A source that counts the polls of its readers and knows whether one is paused. */
class PollCounter implements Source {

  private final Source source;
  private final AtomicInteger polls = new AtomicInteger();
  private volatile boolean paused;
  private volatile boolean askedForNotes;

  PollCounter(Source source) {
    this.source = source;
  }

  int polls() {
    return polls.get();
  }

  boolean paused() {
    return paused;
  }

  /** Whether a reader was asked for notes of splits that aren't its own. */
  boolean askedForNotesOfOthers() {
    return askedForNotes;
  }

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

  private final class Reader implements SourceReader {
    private final SourceReader reader;

    Reader(SourceReader reader) {
      this.reader = reader;
    }

    @Override
    public void start(Position from, SplitListener listener) {
      askedForNotes = listener.wantsNotesOfOthers();
      reader.start(from, listener);
    }

    @Override
    public void assign(List<Split> splits, Position from) {
      reader.assign(splits, from);
    }

    @Override
    public Fetch poll(Duration maxWait, FetchLimits limits) {
      polls.incrementAndGet();
      return reader.poll(maxWait, limits);
    }

    @Override
    public boolean finished() {
      return reader.finished();
    }

    @Override
    public void pause() {
      paused = true;
      reader.pause();
    }

    @Override
    public void resume() {
      paused = false;
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
    public Map<String, Long> lag() {
      return reader.lag();
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
