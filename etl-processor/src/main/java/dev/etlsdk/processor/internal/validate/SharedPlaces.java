package dev.etlsdk.processor.internal.validate;

import dev.etlsdk.api.annotation.Takes.Kind;
import dev.etlsdk.processor.internal.model.ConnectorModel;
import dev.etlsdk.processor.internal.model.ConnectorModel.ElementModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/** Whether two connectors name one place, such as a topic, as far as annotations show it. */
final class SharedPlaces {

  private SharedPlaces() {}

  /** The elements of a connector that name a place of another one, by name. */
  static Map<String, ElementModel> of(ConnectorModel connector, ConnectorModel other) {
    Map<String, ElementModel> shared = new LinkedHashMap<>();
    if (areOfOneConnector(connector, other) && areInOneSystem(connector, other)) {
      List<String> places =
          other.elements().values().stream()
              .filter(element -> element.is(Kind.PLACE))
              .flatMap(element -> element.texts().stream())
              .filter(text -> !text.isBlank())
              .toList();
      connector
          .elements()
          .forEach(
              (name, element) -> {
                if (element.is(Kind.PLACE) && element.texts().stream().anyMatch(places::contains)) {
                  shared.put(name, element);
                }
              });
    }
    return shared;
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

  /** Two clusters have topics of one name. */
  private static boolean areInOneSystem(ConnectorModel one, ConnectorModel other) {
    return one.elements().entrySet().stream()
        .filter(element -> element.getValue().is(Kind.SYSTEM))
        .allMatch(
            element ->
                Optional.ofNullable(other.elements().get(element.getKey()))
                    .map(its -> its.texts().equals(element.getValue().texts()))
                    .orElse(true));
  }
}
