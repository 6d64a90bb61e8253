package dev.etlsdk.pipeline.internal;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.NearestNames;
import dev.etlsdk.api.schema.MetadataColumns;
import dev.etlsdk.api.schema.Schema;
import java.util.List;

/** The columns that are said to be personal are columns of their streams. */
final class PiiRules {

  private PiiRules() {}

  static void check(PipelineDefinition definition, Drafts drafts, Problems problems) {
    definition
        .pii()
        .forEach(
            (stream, names) -> {
              DraftStream draft = drafts.get(stream);
              if (draft == null) {
                unknownStream(stream, drafts, problems);
                return;
              }
              Schema columns = MetadataColumns.besides(draft.schema());
              for (String name : names) {
                if (!columns.names().contains(name)) {
                  String question = NearestNames.question(name, draft.schema().names());
                  problems.add(
                      EtlError.SCHEMA_0002,
                      stream,
                      "it has no column '" + name + "' that could be personal",
                      question.isEmpty() ? "its columns are " + draft.schema().names() : question);
                }
              }
            });
  }

  private static void unknownStream(String stream, Drafts drafts, Problems problems) {
    if (!drafts.isBroken(stream)) {
      problems.add(
          EtlError.PIPELINE_0002,
          stream,
          "columns of it are said to be personal, but the pipeline has no such stream",
          NameRules.fixFor(stream, List.copyOf(drafts.streams().keySet())));
    }
  }
}
