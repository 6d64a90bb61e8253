package dev.etlsdk.pipeline.config;

import dev.etlsdk.api.codec.Codec;
import dev.etlsdk.api.codec.CodecProvider;
import dev.etlsdk.api.connector.ConnectorSettings;
import dev.etlsdk.api.connector.TextValues;
import dev.etlsdk.api.error.ErrorBudget;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.error.NearestNames;
import dev.etlsdk.api.transform.AsyncOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An annotation's values after the configuration was applied. */
final class ResolvedSettings implements ConnectorSettings {

  /** The element that holds properties of a connector's client. */
  private static final String PROPERTIES = "properties";

  /** The element that holds what instances of a transform's class are made with. */
  private static final String CONFIG = "config";

  /** Behind the name of a format's element: the element that holds the format's options. */
  private static final String OPTIONS = "Options";

  private static final String CONCURRENCY = "concurrency";
  private static final String TIMEOUT = "timeout";

  private final ConnectorDescriptor annotation;
  private final PipelineConfig config;
  private final Map<String, List<String>> values = new LinkedHashMap<>();
  private final List<EtlException> problems = new ArrayList<>();

  ResolvedSettings(ConnectorDescriptor annotation, PipelineConfig config) {
    this.annotation = annotation;
    this.config = config;
    annotation
        .values()
        .forEach((element, written) -> values.put(element, resolve(element, written)));
  }

  private List<String> resolve(String element, List<String> written) {
    Function<String, Optional<String>> value =
        element.equals(PROPERTIES) ? config::written : config::get;
    String said = value.apply(annotation.key(element)).orElse(null);
    if (said != null) {
      return Arrays.stream(said.split(",", -1)).map(String::strip).toList();
    }
    return written.stream()
        .map(text -> Placeholders.fill(text, annotation.place(), value))
        .toList();
  }

  /**
   * What the keys begin with that set one pair each of an element which holds pairs; empty for
   * other elements.
   */
  static Optional<String> openPrefix(ConnectorDescriptor annotation, String element) {
    boolean pairs =
        element.equals(PROPERTIES) || element.equals(CONFIG) || element.endsWith("Properties");
    if (pairs) {
      return Optional.of(annotation.key(element) + ".");
    }
    // Options stand below their format: sums.sink.format.nulls.
    return Optional.of(element)
        .filter(name -> name.endsWith(OPTIONS))
        .map(name -> name.substring(0, name.length() - OPTIONS.length()))
        .filter(annotation.values()::containsKey)
        .map(format -> annotation.key(format) + ".");
  }

  /** Whether an element's texts are kept out of what is shown. */
  static boolean mayHoldSecrets(ConnectorDescriptor annotation, String element) {
    return openPrefix(annotation, element).isPresent() && !element.endsWith(OPTIONS);
  }

  @Override
  public String stream() {
    return annotation.stream();
  }

  /** What couldn't be read. A pipeline that is made all the same mustn't run. */
  List<EtlException> problems() {
    return List.copyOf(problems);
  }

  @Override
  public String text(String element) {
    List<String> texts = texts(element);
    return config.get(annotation.key(element)).orElseGet(() -> String.join(",", texts));
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
    return read(element, TextValues::number, TextValues.NUMBER);
  }

  @Override
  public boolean flag(String element) {
    return read(element, TextValues::flag, TextValues.FLAG);
  }

  @Override
  public Duration duration(String element) {
    return read(element, TextValues::duration, TextValues.DURATION);
  }

  @Override
  public <E extends Enum<E>> E choice(String element, Class<E> type) {
    return read(
        element,
        text -> constant(text, type),
        "one of " + Arrays.toString(type.getEnumConstants()));
  }

  private static <E extends Enum<E>> Optional<E> constant(String text, Class<E> type) {
    String name = TextValues.constant(text);
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equals(name))
        .findFirst();
  }

  @Override
  public <T> T value(String element, Function<String, Optional<T>> read, String expected) {
    return read(element, read, expected);
  }

  @Override
  public Codec codec(String element) {
    Map<String, CodecProvider> known = new TreeMap<>();
    ServiceLoader.load(CodecProvider.class).forEach(p -> known.put(p.name(), p));
    CodecProvider provider =
        read(
            element,
            text -> Optional.ofNullable(known.get(text.strip().toLowerCase(Locale.ROOT))),
            "a format on the class path: " + known.keySet(),
            NearestNames.question(text(element), known.keySet()));
    Map<String, String> options = pairs(element + OPTIONS, config::get);
    return FormatOptions.codec(provider, options, name -> place(element, name), problems);
  }

  /** Where an option of a format is set. */
  private String place(String element, String option) {
    String own = annotation.key(element) + "." + option;
    String all = annotation.key(element + OPTIONS);
    String key = config.has(own) || !config.has(all) ? own : all;
    return "'" + key + "' in " + (config.has(key) ? config.origin(key) : annotation.place());
  }

  private <T> T read(String element, Function<String, Optional<T>> read, String expected) {
    return read(element, read, expected, "");
  }

  /** The value; where it can't be read, that is noted, and what the annotation says goes on. */
  private <T> T read(
      String element, Function<String, Optional<T>> read, String expected, String question) {
    Optional<T> value = read.apply(text(element));
    if (value.isPresent()) {
      return value.get();
    }
    EtlException problem = unreadable(element, expected, question);
    T written = written(element).flatMap(read).orElseThrow(() -> problem);
    problems.add(problem);
    return written;
  }

  /** The text of an element in the annotation, placeholders by their defaults. */
  private Optional<String> written(String element) {
    List<String> texts = annotation.values().getOrDefault(element, List.of());
    boolean complete =
        texts.stream()
            .flatMap(text -> Placeholders.in(text, annotation.place()).stream())
            .allMatch(Placeholders.Placeholder::hasDefault);
    return complete
        ? Optional.of(
            texts.stream()
                .map(text -> Placeholders.fill(text, annotation.place(), key -> Optional.empty()))
                .collect(Collectors.joining(",")))
        : Optional.empty();
  }

  /** With references as they are: who makes a client looks for its secrets. */
  @Override
  public Map<String, String> properties() {
    return pairs(PROPERTIES, config::written);
  }

  @Override
  public Map<String, String> properties(String element) {
    return element.equals(PROPERTIES) ? properties() : pairs(element, config::get);
  }

  /** What a transform takes. */
  TransformSettings transform() {
    AsyncOptions async =
        values.containsKey(CONCURRENCY)
            ? new AsyncOptions(concurrency(), timeout())
            : AsyncOptions.DEFAULT;
    return new TransformSettings(pairs(CONFIG, config::get), async);
  }

  private int concurrency() {
    long concurrency = number(CONCURRENCY);
    if (concurrency < 1 || concurrency > Integer.MAX_VALUE) {
      throw unreadable(CONCURRENCY, "at least 1", "");
    }
    return (int) concurrency;
  }

  private Duration timeout() {
    Duration timeout = duration(TIMEOUT);
    if (timeout.isNegative() || timeout.isZero()) {
      throw unreadable(TIMEOUT, "more than 0", "");
    }
    return timeout;
  }

  /** What is tried again, how often and when; empty for nothing. */
  Optional<RetryChoice> retry() {
    long attempts = number("attempts");
    if (attempts < 0 || attempts > Integer.MAX_VALUE) {
      throw unreadable("attempts", "0 or more", "");
    }
    Duration backoff = duration("backoff");
    Duration longest = duration("maxBackoff");
    Optional<Duration> within = given("within").map(text -> duration("within"));
    if (backoff.isNegative()) {
      throw unreadable("backoff", "0 or more", "");
    }
    if (longest.compareTo(backoff) < 0) {
      throw unreadable("maxBackoff", "as long as '" + annotation.key("backoff") + "' at least", "");
    }
    if (within.filter(Duration::isNegative).isPresent()) {
      throw unreadable("within", "0 or more", "");
    }
    double jitter = read("jitter", TextValues::share, TextValues.SHARE);
    return attempts == 0
        ? Optional.empty()
        : Optional.of(
            new RetryChoice(
                (int) attempts, backoff, longest, within, jitter, ids("alsoOn"), ids("notOn")));
  }

  /** How much may fail. */
  ErrorBudget errorBudget() {
    long rows =
        read(
            "rows",
            text -> isNone(text) ? Optional.of(Long.MAX_VALUE) : TextValues.count(text),
            "a number of rows, or none");
    double share =
        read(
            "share",
            text -> isNone(text) ? Optional.of(1.0) : TextValues.share(text),
            TextValues.SHARE + ", or none");
    long warmUp = read("warmUp", TextValues::count, "a number of records");
    return new ErrorBudget(rows, share, warmUp, text("since"));
  }

  private static boolean isNone(String text) {
    return text.strip().equalsIgnoreCase("none");
  }

  private Set<String> ids(String element) {
    return texts(element).stream()
        .filter(id -> !id.isEmpty())
        .map(id -> id.toUpperCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  private Map<String, String> pairs(String element, Function<String, Optional<String>> value) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String pair : values.getOrDefault(element, List.of())) {
      if (pair.isBlank()) {
        continue;
      }
      int equals = pair.indexOf('=');
      if (!TextValues.isPair(pair)) {
        throw unreadable(element, "name=value, each in a text of its own", "");
      }
      pairs.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
    }
    openPrefix(annotation, element)
        .ifPresent(prefix -> override(pairs, prefix, element.equals(CONFIG), value));
    return pairs;
  }

  /** Keys of single pairs count before the annotation. */
  private void override(
      Map<String, String> pairs,
      String prefix,
      boolean anySpelling,
      Function<String, Optional<String>> value) {
    if (anySpelling) {
      KeySpellings.check(config, prefix);
    }
    for (String key : config.keys()) {
      if (key.startsWith(prefix)) {
        String name = key.substring(prefix.length());
        if (anySpelling) {
          pairs.keySet().removeAll(KeySpellings.of(name, "", Set.copyOf(pairs.keySet())));
        }
        pairs.put(name, value.apply(key).orElseThrow());
      }
    }
  }

  /** Names the key by which the value was set. Without the value, which may be a secret. */
  private EtlException unreadable(String element, String expected, String question) {
    String own = annotation.key(element);
    String key = source(element);
    String origin = config.origin(key);
    return EtlException.of(
            EtlError.CONFIG_0002,
            "the value of '"
                + key
                + "' in "
                + (origin.isEmpty() ? "@" + annotation.annotation() : origin)
                + (key.equals(own) ? "" : ", for '" + own + "',")
                + " isn't "
                + expected)
        .fix(question.isEmpty() ? "set '" + key + "' to a value of that form" : question)
        .build();
  }

  private String source(String element) {
    String own = annotation.key(element);
    if (config.has(own)) {
      return own;
    }
    return annotation.values().getOrDefault(element, List.of()).stream()
        .flatMap(text -> Placeholders.in(text, annotation.place()).stream())
        .map(Placeholders.Placeholder::key)
        .filter(config::has)
        .findFirst()
        .orElse(own);
  }

  @Override
  public String toString() {
    return "@" + annotation.annotation() + values.keySet();
  }
}
