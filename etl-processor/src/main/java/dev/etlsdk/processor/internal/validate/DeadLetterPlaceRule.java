package dev.etlsdk.processor.internal.validate;

import dev.etlsdk.api.annotation.Takes.Kind;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.processor.internal.model.ConnectorModel;
import dev.etlsdk.processor.internal.model.Findings;
import dev.etlsdk.processor.internal.model.PipelineModel;
import dev.etlsdk.processor.internal.model.PolicyModel;
import dev.etlsdk.processor.internal.model.StreamModel;
import dev.etlsdk.processor.internal.model.StreamModel.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/** Dead letters don't go where a source reads, or they would be read again and again. */
public final class DeadLetterPlaceRule {

  private DeadLetterPlaceRule() {}

  /** Notes dead letters that a source of the pipeline reads. */
  public static void check(PipelineModel pipeline, Findings findings) {
    for (ConnectorModel letters : letters(pipeline)) {
      for (StreamModel stream : pipeline.streams()) {
        if (stream.origin() instanceof Origin.FromSource source
            && areOfOneConnector(letters, source.connector())
            && haveEqualTexts(letters, source.connector())) {
          check(letters, stream, source.connector(), findings);
        }
      }
    }
  }

  private static List<ConnectorModel> letters(PipelineModel pipeline) {
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

  private static boolean areOfOneConnector(ConnectorModel one, ConnectorModel other) {
    return packageOf(one).equals(packageOf(other));
  }

  private static Optional<String> packageOf(ConnectorModel connector) {
    return connector
        .factory()
        .map(TypeElement::getQualifiedName)
        .map(Object::toString)
        .map(name -> name.substring(0, Math.max(0, name.lastIndexOf('.'))));
  }

  /** What isn't a place has to be equal as well: two clusters have topics of one name. */
  private static boolean haveEqualTexts(ConnectorModel letters, ConnectorModel source) {
    return letters.elements().entrySet().stream()
        .filter(element -> element.getValue().is(Kind.TEXT))
        .allMatch(
            element ->
                Optional.ofNullable(source.elements().get(element.getKey()))
                    .map(its -> its.texts().equals(element.getValue().texts()))
                    .orElse(true));
  }

  private static void check(
      ConnectorModel letters, StreamModel stream, ConnectorModel source, Findings findings) {
    List<String> read =
        source.elements().values().stream()
            .filter(element -> element.is(Kind.PLACE))
            .flatMap(element -> element.texts().stream())
            .toList();
    letters
        .elements()
        .forEach(
            (name, element) -> {
              if (element.is(Kind.PLACE) && element.texts().stream().anyMatch(read::contains)) {
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
                    "name another place");
              }
            });
  }
}
