package dev.etlsdk.api.trace;

import java.util.List;

/**
 * A commit, for whoever follows it.
 *
 * @param pipeline name of the pipeline
 * @param version version of the pipeline
 * @param task number of the task within the worker, from 0
 * @param count how many fetches it covers
 * @param batches what {@link BatchTracer#begin} gave for them, the first {@link #MOST}
 */
public record TracedCommit(
    String pipeline, String version, int task, long count, List<BatchTrace> batches) {

  /** Of so many fetches at most is told what was begun; a commit may cover thousands. */
  public static final int MOST = 128;

  /** Copies the list. */
  public TracedCommit {
    batches = List.copyOf(batches);
  }
}
