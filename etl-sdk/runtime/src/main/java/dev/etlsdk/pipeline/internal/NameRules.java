package dev.etlsdk.pipeline.internal;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.NearestNames;
import dev.etlsdk.pipeline.Stage;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names are there, allowed and distinct, and a pipeline has a beginning and an end. */
final class NameRules {

  private static final Pattern PIPELINE = Pattern.compile("[A-Za-z0-9._-]{1,200}");

  private NameRules() {}

  static void check(PipelineDefinition definition, Problems problems) {
    if (!PIPELINE.matcher(definition.name()).matches()) {
      problems.add(
          EtlError.PIPELINE_0006,
          "the name '" + definition.name() + "' can't be a pipeline's",
          "use 1 to 200 letters, digits, '.', '_' and '-': consumer groups and threads are named"
              + " after it");
    }
    checkStreams(definition, problems);
    checkExist("onError", definition.policies().keySet(), definition, problems);
    checkExist("rows", definition.records().keySet(), definition, problems);
    if (definition.stages(Stage.FromSource.class).isEmpty()) {
      problems.add(
          EtlError.PIPELINE_0006, "it has no source", "add one with source(stream, source)");
    }
    if (definition.stages(Stage.ToSink.class).isEmpty()) {
      problems.add(EtlError.PIPELINE_0006, "it has no sink", "add one with sink(stream, sink)");
    }
  }

  private static void checkStreams(PipelineDefinition definition, Problems problems) {
    Set<String> seen = new HashSet<>();
    Set<String> reported = new HashSet<>();
    for (String stream : definition.streams()) {
      // SQL matches names without case, so two that differ in nothing else can't be told apart.
      String key = stream.toLowerCase(Locale.ROOT);
      if (stream.isBlank()) {
        problems.add(EtlError.PIPELINE_0006, "a stream has no name", "give it one");
      } else if (!seen.add(key) && reported.add(key)) {
        problems.add(
            EtlError.PIPELINE_0001,
            stream,
            "two streams are named '" + stream + "'",
            "rename one of them; names differ in more than upper and lower case");
      }
    }
  }

  private static void checkExist(
      String method, Set<String> named, PipelineDefinition definition, Problems problems) {
    List<String> streams = definition.streams();
    for (String stream : named) {
      if (!streams.contains(stream)) {
        problems.add(
            EtlError.PIPELINE_0002,
            stream,
            method + " names the stream '" + stream + "', which doesn't exist",
            fixFor(stream, streams));
      }
    }
  }

  /** What to do about an unknown stream. */
  static String fixFor(String stream, List<String> known) {
    String question = NearestNames.question(stream, known);
    return question.isEmpty() ? "there are " + known : question;
  }
}
