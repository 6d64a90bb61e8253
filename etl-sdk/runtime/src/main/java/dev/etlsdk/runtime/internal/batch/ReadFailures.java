package dev.etlsdk.runtime.internal.batch;

import dev.etlsdk.api.error.ErrorLocation;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.pipeline.internal.PipelinePlan.SourcePlan;
import org.apache.arrow.memory.OutOfMemoryException;

/** Turns what a source's reader throws into errors that say where it happened. */
public final class ReadFailures {

  private ReadFailures() {}

  /** The error for an exception of a source's reader. */
  public static EtlException explain(String pipeline, SourcePlan source, Throwable cause) {
    if (cause instanceof EtlException known) {
      return known.within(pipeline, source.name());
    }
    boolean memory = cause instanceof OutOfMemoryException || cause instanceof OutOfMemoryError;
    return EtlException.of(
            memory ? EtlError.RUN_0003 : EtlError.RUN_0002,
            "reading the " + source.source().kind() + " source failed: " + cause)
        .at(ErrorLocation.stage(pipeline, source.name()))
        .fix("the cause is attached")
        .cause(cause)
        .build();
  }
}
