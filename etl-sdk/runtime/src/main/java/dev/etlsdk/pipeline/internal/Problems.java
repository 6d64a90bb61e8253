package dev.etlsdk.pipeline.internal;

import dev.etlsdk.api.error.ErrorLocation;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a pipeline, so that a user learns all of it at once. */
final class Problems {

  private final String pipeline;
  private final List<EtlException> found = new ArrayList<>();

  Problems(String pipeline) {
    this.pipeline = pipeline;
  }

  void add(EtlError code, String stage, String problem, String fix) {
    found.add(
        EtlException.of(code, problem).at(ErrorLocation.stage(pipeline, stage)).fix(fix).build());
  }

  /** A problem of the pipeline as a whole. */
  void add(EtlError code, String problem, String fix) {
    ErrorLocation nowhere = ErrorLocation.NONE.within(pipeline, null);
    found.add(EtlException.of(code, problem).at(nowhere).fix(fix).build());
  }

  void add(EtlException problem, String stage) {
    found.add(problem.within(pipeline, stage));
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /** Throws what was found, if anything was. */
  void throwIfAny() {
    if (found.isEmpty()) {
      return;
    }
    if (found.size() == 1) {
      throw found.get(0);
    }
    StringBuilder all = new StringBuilder(found.size() + " problems:");
    for (EtlException problem : found) {
      all.append("\n* ").append(problem.getMessage());
    }
    EtlException several =
        EtlException.of(EtlError.PIPELINE_0008, all.toString())
            .at(ErrorLocation.NONE.within(pipeline, null))
            .build();
    found.forEach(several::addSuppressed);
    throw several;
  }
}
