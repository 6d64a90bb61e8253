package dev.etlsdk.testkit.fault;

import dev.etlsdk.api.codec.Codec;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.source.Boundedness;
import dev.etlsdk.api.source.Fetch;
import dev.etlsdk.api.source.FetchLimits;
import dev.etlsdk.api.source.Position;
import dev.etlsdk.api.source.ProgressKeeper;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A source that does what another one does and tells a listener of each step. Thread-safe if the
 * other one is.
 */
public final class SteppedSource implements Source {

  private final Source source;
  private final StepListener listener;
  private final List<SourceReader> opened = new CopyOnWriteArrayList<>();

  private SteppedSource(Source source, StepListener listener) {
    this.source = source;
    this.listener = listener;
  }

  /** Wraps a source. */
  public static SteppedSource of(Source source, StepListener listener) {
    return new SteppedSource(source, listener);
  }

  /** Closes the readers that were opened and, because of a simulated crash, never closed. */
  public void closeAbandoned() {
    opened.forEach(SourceReader::close);
    opened.clear();
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
  public boolean mayHaveGiven(String topic) {
    return source.mayHaveGiven(topic);
  }

  @Override
  public Optional<Duration> longestSilence() {
    return source.longestSilence();
  }

  @Override
  public ProgressStore progressStore() {
    return source.progressStore();
  }

  @Override
  public Optional<Object> progressGroup() {
    return source.progressGroup();
  }

  @Override
  public List<EtlException> obstaclesToExactlyOnce() {
    return source.obstaclesToExactlyOnce();
  }

  @Override
  public SplitEnumerator enumerator(SourceContext context) {
    SplitEnumerator enumerator = source.enumerator(context);
    return new SplitEnumerator() {
      @Override
      public List<Split> discover() {
        listener.before(Step.DISCOVER);
        List<Split> splits = enumerator.discover();
        listener.after(Step.DISCOVER);
        return splits;
      }

      @Override
      public void close() {
        enumerator.close();
      }
    };
  }

  @Override
  public SourceReader reader(SourceContext context) {
    listener.before(Step.OPEN_READER);
    SourceReader reader = source.reader(context);
    opened.add(reader);
    listener.after(Step.OPEN_READER);
    return new SteppedReader(reader);
  }

  @Override
  public String toString() {
    return source.toString();
  }

  private final class SteppedReader implements SourceReader {
    private final SourceReader reader;

    SteppedReader(SourceReader reader) {
      this.reader = reader;
    }

    @Override
    public void start(Position from, SplitListener splitListener) {
      listener.before(Step.START);
      reader.start(from, splitListener);
      listener.after(Step.START);
    }

    @Override
    public void assign(List<Split> splits, Position from) {
      listener.before(Step.ASSIGN);
      reader.assign(splits, from);
      listener.after(Step.ASSIGN);
    }

    @Override
    public @Nullable Fetch poll(Duration maxWait, FetchLimits limits) {
      listener.before(Step.POLL);
      Fetch fetch = reader.poll(maxWait, limits);
      if (fetch != null) {
        tellOf(fetch);
      }
      return fetch;
    }

    /** A crash keeps the fetch from its owner, so its memory is released here. */
    private void tellOf(Fetch fetch) {
      try {
        listener.after(Step.POLL);
      } catch (RuntimeException | Error failure) {
        if (fetch instanceof Fetch.Rows rows) {
          rows.batch().close();
        }
        throw failure;
      }
    }

    @Override
    public CompletableFuture<Void> availability() {
      return reader.availability();
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
      listener.before(Step.ACKNOWLEDGE);
      reader.acknowledge(position);
      listener.after(Step.ACKNOWLEDGE);
    }

    @Override
    public Optional<ProgressKeeper> progressKeeper() {
      return reader.progressKeeper();
    }

    @Override
    public void committed(Position position) {
      listener.before(Step.ACKNOWLEDGE);
      reader.committed(position);
      listener.after(Step.ACKNOWLEDGE);
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
    public long acceptedLoss() {
      return reader.acceptedLoss();
    }

    @Override
    public void wakeup() {
      reader.wakeup();
    }

    @Override
    public void close() {
      opened.remove(reader);
      reader.close();
    }

    @Override
    public Collection<String> splits() {
      return reader.splits();
    }
  }
}
