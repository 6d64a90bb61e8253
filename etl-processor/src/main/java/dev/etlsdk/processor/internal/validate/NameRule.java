package dev.etlsdk.processor.internal.validate;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.processor.internal.model.Findings;
import dev.etlsdk.processor.internal.model.PipelineModel;
import dev.etlsdk.processor.internal.model.Place;
import dev.etlsdk.processor.internal.model.StreamModel;
import dev.etlsdk.processor.internal.model.StreamModel.Origin;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** A pipeline has a name and a source, and its streams have names that SQL can tell apart. */
public final class NameRule {

  private static final Pattern PIPELINE = Pattern.compile("[A-Za-z0-9._-]{1,200}");

  private NameRule() {}

  /** Notes what is wrong; true if the streams can be told apart. */
  public static boolean check(PipelineModel pipeline, Findings findings) {
    if (!PIPELINE.matcher(pipeline.name()).matches()) {
      findings.add(
          pipeline.namePlace(),
          EtlError.PIPELINE_0006,
          "the name '" + pipeline.name() + "' can't be a pipeline's",
          "use 1 to 200 letters, digits, '.', '_' and '-': consumer groups and threads are named"
              + " after it");
    }
    boolean distinct = true;
    Map<String, StreamModel> seen = new HashMap<>();
    for (StreamModel stream : pipeline.streams()) {
      StreamModel other = seen.putIfAbsent(stream.name().toLowerCase(Locale.ROOT), stream);
      if (other != null) {
        distinct = false;
        findings.add(
            stream.place(),
            EtlError.PIPELINE_0001,
            stream.name().equals(other.name())
                ? "two streams are named '" + stream.name() + "'"
                : "the names of the streams '"
                    + other.name()
                    + "' and '"
                    + stream.name()
                    + "' differ only in case, and SQL matches names without case",
            "rename one of them");
      }
    }
    if (pipeline.broken().isEmpty()
        && pipeline.streams().stream()
            .noneMatch(stream -> stream.origin() instanceof Origin.FromSource)) {
      findings.add(
          Place.of(pipeline.type()),
          EtlError.PIPELINE_0006,
          "the pipeline has no source",
          "add a method with a source, such as: @KafkaSource(\"topic\") Rows<R> stream();");
    }
    return distinct;
  }
}
