package dev.etlsdk.api.source;

import dev.etlsdk.api.codec.Codec;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Schema;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a stream of rows comes from: an immutable description that makes enumerators and readers.
 * Thread-safe.
 *
 * <p>Its {@code toString} describes it for people and holds no secrets.
 */
public interface Source {

  /** The kind of source, for explanations and metrics: {@code kafka}. */
  String kind();

  /** The columns of its rows, without the metadata columns. */
  Schema schema();

  /**
   * How the bytes of its records are decoded; empty for a source whose fetches are batches already.
   * The runtime decodes, so that only columns that are read are decoded.
   */
  Optional<Codec> codec();

  /** Whether it ends. */
  Boundedness boundedness();

  /**
   * The same source, which ends where it ends at the start of an execution; itself, if it is
   * bounded already. Empty if it can't end.
   */
  default Optional<Source> untilEnd() {
    return boundedness() == Boundedness.BOUNDED ? Optional.of(this) : Optional.empty();
  }

  /** Who gives the splits to the readers. */
  SplitAssignment assignment();

  /**
   * What it reads, each as people call it: {@code kafka topic 'orders' on broker:9092}. Equal texts
   * are the same place, in sources, sinks and dead letters; so a worker sees at its start when dead
   * letters would be read again. Empty if it isn't known. Holds no secrets.
   */
  default Set<String> places() {
    return Set.of();
  }

  /**
   * Whether a record can have come from here that is of this topic, table or file. True also where
   * the source can't tell.
   */
  default boolean mayHaveGiven(String topic) {
    return true;
  }

  /**
   * Looks whether it can be read now: whether it is there and access is granted. Changes nothing
   * and disturbs nobody who reads. Opens an enumerator if the source says nothing else.
   *
   * @return everything that stands in the way; what can't be known isn't a finding
   */
  default List<EtlException> audit(SourceContext context) {
    try (SplitEnumerator enumerator = enumerator(context)) {
      enumerator.discover();
      return List.of();
    } catch (EtlException finding) {
      return List.of(finding);
    }
  }

  /**
   * After how long without a poll its group takes a reader's splits away: Kafka's {@code
   * max.poll.interval.ms}. Batches in flight have to be finished sooner than that. Empty if it
   * doesn't, or can't tell.
   */
  default Optional<Duration> longestSilence() {
    return Optional.empty();
  }

  /** Where progress is kept when no sink keeps it with its output. */
  ProgressStore progressStore();

  /**
   * Equal for sinks that can commit the source's progress, where the source keeps it, in one step
   * with their output ({@link dev.etlsdk.api.sink.Sink#progressGroup}): those on the same cluster.
   * Empty if none can. Its {@code toString} is for people and holds no secrets.
   */
  default Optional<Object> progressGroup() {
    return Optional.empty();
  }

  /**
   * What in the source's settings stands against exactly once, with any sink; checked when the
   * pipeline is built.
   */
  default List<EtlException> obstaclesToExactlyOnce() {
    return List.of();
  }

  /**
   * Opens an enumerator, and checks that the source is there.
   *
   * @throws dev.etlsdk.api.error.EtlException if it isn't, or isn't reachable within the configured
   *     time
   */
  SplitEnumerator enumerator(SourceContext context);

  /**
   * Opens a reader. It reads nothing before it is started.
   *
   * @throws dev.etlsdk.api.error.EtlException if the source isn't reachable within the configured
   *     time
   */
  SourceReader reader(SourceContext context);

  /** Who gives splits to readers. */
  enum SplitAssignment {
    /** The runtime divides the enumerator's splits among its readers. */
    RUNTIME,
    /**
     * The source does, among all readers anywhere, and tells the reader's listener: a Kafka
     * consumer group.
     */
    SOURCE
  }

  /** Where a source's progress is kept. */
  enum ProgressStore {
    /**
     * The source keeps what {@link SourceReader#acknowledge} is told, and starts there: committed
     * offsets of a group.
     */
    SOURCE,
    /** The source keeps nothing: without a sink that does, reading starts anew. */
    NONE
  }
}
