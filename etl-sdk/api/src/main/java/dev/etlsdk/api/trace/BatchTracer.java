package dev.etlsdk.api.trace;

/**
 * Follows each fetch on its way from the decoder to the sinks, and each commit. Called by the work
 * threads of all tasks; thread-safe. It throws nothing: that would be a failure of the pipeline.
 */
@FunctionalInterface
public interface BatchTracer {

  /** Follows nothing, at no cost. */
  BatchTracer NONE = batch -> BatchTrace.NONE;

  /**
   * Begins to follow a fetch, before it is decoded. What is begun is closed by the same thread,
   * which does nothing else meanwhile.
   */
  BatchTrace begin(TracedBatch batch);

  /**
   * Begins to follow a commit, of which the batches have been closed. What is begun is closed by
   * the same thread when the commit is done or has failed; its headers aren't asked for.
   */
  default BatchTrace beginCommit(TracedCommit commit) {
    return BatchTrace.NONE;
  }
}
