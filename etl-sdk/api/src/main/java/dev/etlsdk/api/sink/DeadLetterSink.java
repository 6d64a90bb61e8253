package dev.etlsdk.api.sink;

import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.redrive.DeadLetterStore;
import dev.etlsdk.api.source.Source;
import java.util.List;
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
   * What it can do; of {@link SinkCapability#TRANSACTIONAL}, {@link
   * SinkCapability#COMMITS_POSITIONS} and {@link SinkCapability#COMMITS_PROGRESS}.
   */
  Set<SinkCapability> capabilities();

  /** Equal for sinks that commit as one within a task; see {@link Sink#commitGroup}. */
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
   * Where it writes, each as people call it; see {@link dev.etlsdk.api.source.Source#places}. Empty
   * if that isn't known.
   */
  default Set<String> places() {
    return Set.of();
  }

  /**
   * Looks whether it can be written now, as {@link Sink#audit} does.
   *
   * @return everything that stands in the way; what can't be known isn't a finding
   */
  default List<EtlException> audit(SinkContext context) {
    if (capabilities().contains(SinkCapability.TRANSACTIONAL)) {
      return List.of();
    }
    try (DeadLetterWriter writer = writer(context)) {
      return List.of();
    } catch (EtlException finding) {
      return List.of(finding);
    }
  }

  /**
   * Looks whether every record that sources may give could be written once it has failed, with what
   * is added to it: what is too large would stop the pipeline later.
   *
   * @param sources those of the streams that send records here
   * @return what is in doubt, each a warning; what can't be known isn't a finding
   */
  default List<EtlException> auditRoom(List<Source> sources, SinkContext context) {
    return List.of();
  }

  /** What it has kept, if that can be read again and sent back. */
  default Optional<DeadLetterStore> store() {
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
