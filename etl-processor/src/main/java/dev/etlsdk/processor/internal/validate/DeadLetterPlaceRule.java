package dev.etlsdk.processor.internal.validate;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.processor.internal.model.ConnectorModel;
import dev.etlsdk.processor.internal.model.Findings;
import dev.etlsdk.processor.internal.model.PipelineModel;
import dev.etlsdk.processor.internal.model.PolicyModel;
import dev.etlsdk.processor.internal.model.StreamModel;
import dev.etlsdk.processor.internal.model.StreamModel.Origin;
import java.util.ArrayList;
import java.util.List;

/** Dead letters don't go where a source reads, or they would be read again and again. */
public final class DeadLetterPlaceRule {

  private DeadLetterPlaceRule() {}

  /** Notes dead letters that a source of the pipeline reads. */
  public static void check(PipelineModel pipeline, Findings findings) {
    for (ConnectorModel letters : letters(pipeline)) {
      for (StreamModel stream : pipeline.streams()) {
        if (stream.origin() instanceof Origin.FromSource source) {
          check(letters, stream, source.connector(), findings);
        }
      }
    }
  }

  /** Where a pipeline's dead letters go. */
  static List<ConnectorModel> letters(PipelineModel pipeline) {
    List<PolicyModel> policies = new ArrayList<>();
    pipeline.policy().ifPresent(policies::add);
    pipeline.streams().forEach(stream -> stream.policy().ifPresent(policies::add));
    List<ConnectorModel> letters = new ArrayList<>();
    for (PolicyModel policy : policies) {
      if (policy instanceof PolicyModel.DeadLetters dead) {
        letters.add(dead.connector());
      }
    }
    return letters;
  }

  private static void check(
      ConnectorModel letters, StreamModel stream, ConnectorModel source, Findings findings) {
    SharedPlaces.of(letters, source)
        .forEach(
            (name, element) ->
                findings.add(
                    element.place(),
                    EtlError.CONFIG_0002,
                    "@"
                        + letters.annotation()
                        + ", "
                        + name
                        + ": dead letters would go where the stream '"
                        + stream.name()
                        + "' reads, and be read again",
                    "name another place"));
  }
}
