package dev.etlsdk.processor.internal.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A connector's annotation, defaults included.
 *
 * @param annotation its simple name
 * @param factory the qualified name of the class that makes the connector
 * @param values by element, under the name that the configuration knows it by
 * @param place where it stands
 */
public record ConnectorModel(
    String annotation, String factory, Map<String, List<String>> values, Place place) {

  public ConnectorModel {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}
