package dev.etlsdk.pipeline.config;

import dev.etlsdk.api.codec.Codec;
import dev.etlsdk.api.codec.CodecProvider;
import dev.etlsdk.api.connector.ConnectorSettings;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.error.NearestNames;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** An annotation's values after the configuration was applied. */
final class ResolvedSettings implements ConnectorSettings {

  private static final String PROPERTIES = "properties";

  private final ConnectorDescriptor annotation;
  private final PipelineConfig config;
  private final Map<String, List<String>> values = new LinkedHashMap<>();

  ResolvedSettings(ConnectorDescriptor annotation, PipelineConfig config) {
    this.annotation = annotation;
    this.config = config;
    annotation
        .values()
        .forEach((element, written) -> values.put(element, resolve(element, written)));
  }

  private List<String> resolve(String element, List<String> written) {
    String said = config.get(annotation.key(element)).orElse(null);
    if (said != null) {
      return Arrays.stream(said.split(",", -1)).map(String::strip).toList();
    }
    return written.stream()
        .map(text -> Placeholders.fill(text, annotation.place(), config::get))
        .toList();
  }

  @Override
  public String stream() {
    return annotation.stream();
  }

  @Override
  public String text(String element) {
    return String.join(",", texts(element));
  }

  @Override
  public List<String> texts(String element) {
    List<String> found = values.get(element);
    if (found == null) {
      throw new IllegalArgumentException(
          "@" + annotation.annotation() + " has no element '" + element + "': " + values.keySet());
    }
    return found;
  }

  @Override
  public long number(String element) {
    return TextValues.number(text(element))
        .orElseThrow(() -> unreadable(element, TextValues.NUMBER));
  }

  @Override
  public boolean flag(String element) {
    return TextValues.flag(text(element)).orElseThrow(() -> unreadable(element, TextValues.FLAG));
  }

  @Override
  public Duration duration(String element) {
    return TextValues.duration(text(element))
        .orElseThrow(() -> unreadable(element, TextValues.DURATION));
  }

  @Override
  public <E extends Enum<E>> E choice(String element, Class<E> type) {
    String name = text(element).strip().replace('-', '_').toUpperCase(Locale.ROOT);
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> unreadable(element, "one of " + Arrays.toString(type.getEnumConstants())));
  }

  @Override
  public Codec codec(String element) {
    Map<String, CodecProvider> known = new TreeMap<>();
    ServiceLoader.load(CodecProvider.class).forEach(p -> known.put(p.name(), p));
    String name = text(element).strip().toLowerCase(Locale.ROOT);
    CodecProvider found = known.get(name);
    if (found == null) {
      throw unreadable(
          element,
          "a format on the class path: " + known.keySet(),
          NearestNames.question(name, known.keySet()));
    }
    return found.codec();
  }

  @Override
  public Map<String, String> properties() {
    Map<String, String> properties = new LinkedHashMap<>();
    for (String property : values.getOrDefault(PROPERTIES, List.of())) {
      int equals = property.indexOf('=');
      if (equals < 1) {
        throw unreadable(PROPERTIES, "name=value, each in a text of its own");
      }
      properties.put(property.substring(0, equals).strip(), property.substring(equals + 1).strip());
    }
    String prefix = annotation.key(PROPERTIES) + ".";
    for (String key : config.keys()) {
      if (key.startsWith(prefix)) {
        properties.put(key.substring(prefix.length()), config.get(key).orElseThrow());
      }
    }
    return properties;
  }

  private EtlException unreadable(String element, String expected) {
    return unreadable(element, expected, "");
  }

  /** Without the value, which may be a secret. */
  private EtlException unreadable(String element, String expected, String question) {
    String key = annotation.key(element);
    String origin = config.origin(key);
    return EtlException.of(
            EtlError.CONFIG_0002,
            "the value of '"
                + key
                + "' in "
                + (origin.isEmpty() ? "@" + annotation.annotation() : origin)
                + " isn't "
                + expected)
        .fix(question.isEmpty() ? "set '" + key + "' to a value of that form" : question)
        .build();
  }

  @Override
  public String toString() {
    return "@" + annotation.annotation() + values.keySet();
  }
}
