package dev.etlsdk.pipeline.config;

import dev.etlsdk.api.codec.Codec;
import dev.etlsdk.api.codec.CodecProvider;
import dev.etlsdk.api.connector.ConnectorSettings;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.error.NearestNames;
import dev.etlsdk.api.transform.AsyncOptions;
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

  /** The element that holds properties of a connector's client. */
  private static final String PROPERTIES = "properties";

  /** The element that holds what instances of a transform's class are made with. */
  private static final String CONFIG = "config";

  /** The elements that hold pairs, each of which the configuration can set by a key of its own. */
  static final List<String> OPEN = List.of(PROPERTIES, CONFIG);

  private static final String CONCURRENCY = "concurrency";
  private static final String TIMEOUT = "timeout";

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
    return pairs(PROPERTIES);
  }

  /** What a transform takes. */
  TransformSettings transform() {
    AsyncOptions async =
        values.containsKey(CONCURRENCY)
            ? new AsyncOptions(concurrency(), timeout())
            : AsyncOptions.DEFAULT;
    return new TransformSettings(pairs(CONFIG), async);
  }

  private int concurrency() {
    long concurrency = number(CONCURRENCY);
    if (concurrency < 1 || concurrency > Integer.MAX_VALUE) {
      throw unreadable(CONCURRENCY, "at least 1");
    }
    return (int) concurrency;
  }

  private Duration timeout() {
    Duration timeout = duration(TIMEOUT);
    if (timeout.isNegative() || timeout.isZero()) {
      throw unreadable(TIMEOUT, "more than 0");
    }
    return timeout;
  }

  private Map<String, String> pairs(String element) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String pair : values.getOrDefault(element, List.of())) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw unreadable(element, "name=value, each in a text of its own");
      }
      pairs.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
    }
    String prefix = annotation.key(element) + ".";
    for (String key : config.keys()) {
      if (key.startsWith(prefix)) {
        pairs.put(key.substring(prefix.length()), config.get(key).orElseThrow());
      }
    }
    return pairs;
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
