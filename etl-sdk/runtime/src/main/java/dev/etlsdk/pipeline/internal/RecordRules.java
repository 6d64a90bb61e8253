package dev.etlsdk.pipeline.internal;

import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.pipeline.internal.rows.RecordRule;

/** The records that rows are said to be fit the columns of their streams. */
final class RecordRules {

  private RecordRules() {}

  static void check(PipelineDefinition definition, Drafts drafts, Problems problems) {
    definition
        .records()
        .forEach(
            (stream, record) ->
                drafts
                    .find(stream)
                    .ifPresent(
                        draft -> {
                          try {
                            RecordRule.of(record, draft.schema());
                          } catch (EtlException problem) {
                            problems.add(problem, stream);
                          }
                        }));
  }
}
