package dev.etlsdk.api.source;

/**
 * What a reader offers to sinks that can commit its progress, where the source keeps it, in one
 * step with their output. Understood by sinks that name the source's {@link Source#progressGroup}.
 * Thread-safe.
 */
public interface ProgressKeeper {

  /**
   * Whether a commit would perhaps be refused now, and no longer in a while: a consumer group is
   * moving splits. The runtime puts commits off for some seconds as long as that is so.
   */
  default boolean isUnsettled() {
    return false;
  }
}
