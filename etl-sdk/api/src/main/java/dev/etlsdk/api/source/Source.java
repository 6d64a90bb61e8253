package dev.etlsdk.api.source;

import dev.etlsdk.api.codec.Codec;
import dev.etlsdk.api.schema.Schema;
import java.util.Optional;

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

  /** Who gives the splits to the readers. */
  SplitAssignment assignment();

  /** Where progress is kept when no sink keeps it with its output. */
  ProgressStore progressStore();

  /**
   * Loads what the first reader needs, such as a client's classes, without connecting anywhere;
   * called while something else is waited for. Any thread.
   */
  default void warmUp() {}

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
