package dev.etlsdk.pipeline.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A connector's annotation as it was written, defaults included. Immutable.
 *
 * @param annotation its simple name, for messages
 * @param prefix what its configuration keys begin with: {@code test_table.source}
 * @param stream the stream, or the pipeline's name
 * @param values by element; a single value is a list of one
 */
public record ConnectorDescriptor(
    String annotation, String prefix, String stream, Map<String, List<String>> values) {

  public ConnectorDescriptor {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    values.forEach((element, list) -> copy.put(element, List.copyOf(list)));
    values = Collections.unmodifiableMap(copy);
  }

  /** An annotation without elements, to which {@link #with} adds them. */
  public static ConnectorDescriptor of(String annotation, String prefix, String stream) {
    return new ConnectorDescriptor(annotation, prefix, stream, Map.of());
  }

  /** With one more element. */
  public ConnectorDescriptor with(String element, String... value) {
    Map<String, List<String>> more = new LinkedHashMap<>(values);
    more.put(element, List.of(value));
    return new ConnectorDescriptor(annotation, prefix, stream, more);
  }

  /** Where it stands, for messages. */
  String place() {
    return "@" + annotation + " of " + stream;
  }

  /** The configuration key of an element: {@code test_table.source.bootstrap-servers}. */
  String key(String element) {
    StringBuilder key = new StringBuilder(prefix).append('.');
    for (int i = 0; i < element.length(); i++) {
      char c = element.charAt(i);
      if (Character.isUpperCase(c)) {
        key.append('-').append(Character.toLowerCase(c));
      } else {
        key.append(c);
      }
    }
    return key.toString();
  }
}
