package dev.etlsdk.api.sink;

import java.util.Optional;
import java.util.Set;

/**
 * Where source records go that failed: an immutable description that makes writers. Thread-safe.
 *
 * <p>Its {@code toString} describes it for people and holds no secrets.
 */
public interface DeadLetterSink {

  /** The kind of sink, for explanations and metrics: {@code kafka}. */
  String kind();

  /**
   * What it can do; of {@link SinkCapability#TRANSACTIONAL} and {@link
   * SinkCapability#COMMITS_POSITIONS}.
   */
  Set<SinkCapability> capabilities();

  /** Equal for sinks that commit as one within a task; see {@link Sink#commitGroup}. */
  default Optional<Object> commitGroup() {
    return Optional.empty();
  }

  /**
   * Opens a writer, and checks that the sink is there.
   *
   * @throws dev.etlsdk.api.error.EtlException if it isn't, or isn't reachable within the configured
   *     time
   */
  DeadLetterWriter writer(SinkContext context);
}
