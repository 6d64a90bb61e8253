package dev.etlsdk.pipeline.internal;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.NearestNames;
import dev.etlsdk.pipeline.Stage;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Every stream is read by something, or its rows would be dropped in silence. */
final class ReadRules {

  private static final Pattern NAME = Pattern.compile("\\w+");

  private ReadRules() {}

  static void check(PipelineDefinition definition, Drafts drafts, Problems problems) {
    Set<String> read = new HashSet<>();
    drafts.streams().values().forEach(s -> s.inputs().forEach(input -> read.add(input.parent())));
    definition.stages(Stage.ToSink.class).forEach(stage -> read.add(stage.stream()));
    definition.stages(Stage.Transformed.class).forEach(stage -> read.add(stage.input()));
    for (String stream : drafts.streams().keySet()) {
      if (!read.contains(stream) && !mayBeReadByBroken(stream, definition, drafts)) {
        problems.add(
            EtlError.PIPELINE_0003,
            stream,
            "nothing reads the stream '" + stream + "'",
            "add a sink or a stage that reads it, or remove it");
      }
    }
  }

  /** What a query reads that doesn't compile isn't known; its text tells enough. */
  private static boolean mayBeReadByBroken(
      String stream, PipelineDefinition definition, Drafts drafts) {
    return definition.stages(Stage.Sql.class).stream()
        .filter(stage -> drafts.isBroken(stage.stream()))
        .anyMatch(stage -> mayMean(stage.sql(), stream));
  }

  /** Whether a query names a stream, or misspells it. */
  private static boolean mayMean(String sql, String stream) {
    return sql.toLowerCase(Locale.ROOT).contains(stream.toLowerCase(Locale.ROOT))
        || NAME.matcher(sql)
            .results()
            .anyMatch(word -> !NearestNames.question(word.group(), List.of(stream)).isEmpty());
  }
}
