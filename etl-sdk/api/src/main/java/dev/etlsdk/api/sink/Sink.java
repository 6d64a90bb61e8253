package dev.etlsdk.api.sink;

import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Schema;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a stream of rows goes: an immutable description that makes writers. Thread-safe.
 *
 * <p>Its {@code toString} describes it for people and holds no secrets.
 */
public interface Sink {

  /** The kind of sink, for explanations and metrics: {@code kafka}. */
  String kind();

  /** What it can do. */
  Set<SinkCapability> capabilities();

  /**
   * Equal for sinks, those for dead letters included, whose writers within one task commit as one:
   * all of their output, and the positions, or nothing. Empty for a sink that commits alone.
   */
  default Optional<Object> commitGroup() {
    return Optional.empty();
  }

  /**
   * Equal to the {@link dev.etlsdk.api.source.Source#progressGroup} of sources whose progress its
   * writers can commit with their output; has a value where {@link SinkCapability#COMMITS_PROGRESS}
   * is claimed. Its {@code toString} is for people and holds no secrets.
   */
  default Optional<Object> progressGroup() {
    return Optional.empty();
  }

  /**
   * After how long a transaction that is left open is given up by the system that is written to:
   * Kafka's {@code transaction.timeout.ms}. Under {@link DeliveryGuarantee#EXACTLY_ONCE} a task has
   * to commit sooner. Empty if there is no such time, or it can't tell.
   *
   * @param workerId as in {@link SinkContext}; empty if the worker has no stable name
   */
  default Optional<Duration> longestTransaction(String workerId) {
    return Optional.empty();
  }

  /**
   * The columns that it takes, if they are fixed. A stream fits if it has these columns, by name,
   * with these types, and nulls only where they are allowed.
   */
  default Optional<Schema> schema() {
    return Optional.empty();
  }

  /**
   * Checks that columns of a stream can be written, when the pipeline is built.
   *
   * @throws dev.etlsdk.api.error.EtlException naming the column that can't
   */
  default void checkSchema(Schema stream) {}

  /**
   * Where it writes, each as people call it; see {@link dev.etlsdk.api.source.Source#places}. Empty
   * if that isn't known.
   */
  default Set<String> places() {
    return Set.of();
  }

  /**
   * Looks whether it can be written now: whether it is there and access is granted. Changes
   * nothing, makes nothing and disturbs nobody who writes. Opens a writer if the sink says nothing
   * else, unless that would shut out another one ({@link SinkCapability#TRANSACTIONAL}).
   *
   * @param schema the stream's columns
   * @return everything that stands in the way; what can't be known isn't a finding
   */
  default List<EtlException> audit(Schema schema, SinkContext context) {
    if (capabilities().contains(SinkCapability.TRANSACTIONAL)) {
      return List.of();
    }
    try (SinkWriter writer = writer(schema, context)) {
      return List.of();
    } catch (EtlException finding) {
      return List.of(finding);
    }
  }

  /**
   * Opens a writer, and checks that the sink is there.
   *
   * @param schema the stream's columns
   * @throws dev.etlsdk.api.error.EtlException if it isn't, or isn't reachable within the configured
   *     time
   */
  SinkWriter writer(Schema schema, SinkContext context);

  /**
   * Opens a writer that is only asked to {@link SinkWriter#stage stage}: whether rows could be
   * written is told as {@link #writer} tells it, and nothing is written, made or shut out. Empty if
   * the sink has none; then its verdict isn't known before rows are written.
   *
   * @param schema the stream's columns
   * @throws dev.etlsdk.api.error.EtlException as {@link #writer} does
   */
  default Optional<SinkWriter> rehearsal(Schema schema, SinkContext context) {
    return Optional.empty();
  }
}
