package dev.etlsdk.pipeline.config;

import dev.etlsdk.api.annotation.OnError;
import dev.etlsdk.api.connector.DeadLetterFactory;
import dev.etlsdk.api.connector.RetryTopicFactory;
import dev.etlsdk.api.connector.SinkFactory;
import dev.etlsdk.api.connector.SourceFactory;
import dev.etlsdk.api.error.ErrorLocation;
import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.sql.PreparedSql;
import dev.etlsdk.api.sql.UdfOptions;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.PipelineBuilder;
import dev.etlsdk.pipeline.TransformSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Makes a pipeline of annotations and a configuration; called by generated code. A value that isn't
 * valid is noted and the next one looked at, so that {@link #build} tells all of them. Not
 * thread-safe.
 */
public final class ConfiguredPipeline {

  private final String name;
  private final PipelineConfig config;
  private final PipelineBuilder builder;
  private final PolicyChoices policies = new PolicyChoices();
  private final Map<String, ConfigKey> keys = new TreeMap<>();
  private final Set<String> others = new TreeSet<>();
  private final Set<String> prefixes = new TreeSet<>();
  private final FunctionConfigs functions = new FunctionConfigs();
  private final Map<String, Set<String>> missing = new TreeMap<>();
  private final List<EtlException> problems = new ArrayList<>();

  private ConfiguredPipeline(String name, PipelineConfig config) {
    this.name = name;
    this.config = config;
    this.builder = Pipeline.named(name);
  }

  /** Starts a pipeline. */
  public static ConfiguredPipeline named(String name, PipelineConfig config) {
    return new ConfiguredPipeline(name, config);
  }

  /** Adds a stream of a source's rows. */
  public ConfiguredPipeline source(
      String stream, SourceFactory factory, ConnectorDescriptor annotation, Schema rows) {
    return configured(
        annotation, settings -> builder.source(stream, factory.source(settings, rows)));
  }

  /** Adds a stream of the rows of a query that was compiled at build time. */
  public ConfiguredPipeline sql(String stream, PreparedSql query) {
    builder.sql(stream, query);
    return this;
  }

  /**
   * Says that queries call functions of classes whose instances take a configuration: the keys
   * {@code udf.<class>.<key>}, where a class goes by its simple name, or by its whole name if
   * several have one simple name. Which keys there are, the class alone knows.
   *
   * @param classes their names, as source writes them
   */
  public ConfiguredPipeline functions(String... classes) {
    List.of(classes).forEach(functions::add);
    return this;
  }

  /** Says which record a stream's rows are. */
  public ConfiguredPipeline rows(String stream, Class<? extends Record> record) {
    builder.rows(stream, record);
    return this;
  }

  /** Says which columns of a stream hold what identifies a person. */
  public ConfiguredPipeline pii(String stream, String... columns) {
    builder.pii(stream, columns);
    return this;
  }

  /** Adds a stream of the rows that a transform, which has no settings, makes of another's. */
  public ConfiguredPipeline transform(String stream, String input, TransformSpec transform) {
    builder.transform(stream, input, transform);
    return this;
  }

  /** Adds a stream of the rows that a transform makes of another stream's. */
  public ConfiguredPipeline transform(
      String stream,
      String input,
      ConnectorDescriptor annotation,
      Function<TransformSettings, TransformSpec> transform) {
    return configured(
        annotation,
        settings -> builder.transform(stream, input, transform.apply(settings.transform())));
  }

  /** Sends a stream to a sink. */
  public ConfiguredPipeline sink(
      String stream, SinkFactory factory, ConnectorDescriptor annotation) {
    return configured(annotation, settings -> builder.sink(stream, factory.sink(settings)));
  }

  /** How often a row's effect is seen after failures: the element {@code delivery}. */
  public ConfiguredPipeline delivery(ConnectorDescriptor annotation) {
    return configured(
        annotation,
        settings -> builder.delivery(settings.choice("delivery", DeliveryGuarantee.class)));
  }

  /**
   * What happens to rows that fail, in all streams without a policy of their own: the element
   * {@code action}.
   */
  public ConfiguredPipeline onError(ConnectorDescriptor annotation) {
    return configured(annotation, settings -> policies.policy(policy(settings)));
  }

  /** What happens to rows that fail in one stream: the element {@code action}. */
  public ConfiguredPipeline onError(String stream, ConnectorDescriptor annotation) {
    return configured(annotation, settings -> policies.policy(stream, policy(settings)));
  }

  private static ErrorPolicy policy(ResolvedSettings settings) {
    return switch (settings.choice("action", OnError.Action.class)) {
      case FAIL -> ErrorPolicy.fail();
      case SKIP -> ErrorPolicy.skip();
    };
  }

  /** Where source records go that fail, in all streams without a policy of their own. */
  public ConfiguredPipeline deadLetters(DeadLetterFactory factory, ConnectorDescriptor annotation) {
    return configured(
        annotation,
        settings -> policies.policy(ErrorPolicy.deadLetter(factory.deadLetters(settings))));
  }

  /** Where source records go that fail in one stream. */
  public ConfiguredPipeline deadLetters(
      String stream, DeadLetterFactory factory, ConnectorDescriptor annotation) {
    return configured(
        annotation,
        settings -> policies.policy(stream, ErrorPolicy.deadLetter(factory.deadLetters(settings))));
  }

  /** Which rows that fail are computed again, in all streams that don't say. */
  public ConfiguredPipeline retry(ConnectorDescriptor annotation) {
    return configured(annotation, settings -> policies.retry(settings.retry()));
  }

  /** Which rows that fail are computed again in one stream. */
  public ConfiguredPipeline retry(String stream, ConnectorDescriptor annotation) {
    return configured(annotation, settings -> policies.retry(stream, settings.retry()));
  }

  /** Where records wait that are computed again, in all streams that don't say which are. */
  public ConfiguredPipeline retryTopic(RetryTopicFactory factory, ConnectorDescriptor annotation) {
    return configured(annotation, settings -> policies.retryTopic(factory.retryTopic(settings)));
  }

  /** Where records wait that are computed again in one stream, which says which are. */
  public ConfiguredPipeline retryTopic(
      String stream, RetryTopicFactory factory, ConnectorDescriptor annotation) {
    return configured(
        annotation, settings -> policies.retryTopic(stream, factory.retryTopic(settings)));
  }

  /** How much may fail before the pipeline stops. */
  public ConfiguredPipeline errorBudget(ConnectorDescriptor annotation) {
    return configured(annotation, settings -> builder.errorBudget(settings.errorBudget()));
  }

  private ConfiguredPipeline configured(
      ConnectorDescriptor annotation, Consumer<ResolvedSettings> use) {
    try {
      for (String element : annotation.values().keySet()) {
        ResolvedSettings.openPrefix(annotation, element).ifPresent(prefixes::add);
      }
      if (placeholders(annotation)) {
        use(annotation, new ResolvedSettings(annotation, config), use);
      }
    } catch (EtlException problem) {
      problems.add(within(annotation, problem));
    }
    return this;
  }

  private void use(
      ConnectorDescriptor annotation, ResolvedSettings settings, Consumer<ResolvedSettings> use) {
    try {
      use.accept(settings);
    } catch (EtlException problem) {
      boolean namesKey = problem.problem().contains("'" + annotation.prefix() + ".");
      throw namesKey ? problem : withKeys(annotation, problem);
    } finally {
      settings.problems().forEach(problem -> problems.add(within(annotation, problem)));
    }
  }

  /** A connector names its settings as code does; in a configuration they are keys. */
  private static EtlException withKeys(ConnectorDescriptor annotation, EtlException problem) {
    String keys = "in a configuration: the keys that begin with '" + annotation.prefix() + ".'";
    EtlException more =
        EtlException.of(problem.code(), problem.problem())
            .at(problem.location())
            .fix(problem.fix().isEmpty() ? keys : problem.fix() + "; " + keys)
            .retryable(problem.retryable())
            .cause(problem.getCause())
            .build();
    more.setStackTrace(problem.getStackTrace());
    return more;
  }

  private EtlException within(ConnectorDescriptor annotation, EtlException problem) {
    // Dead letters of a whole pipeline stand at no stream.
    return problem.within(name, annotation.stream().equals(name) ? null : annotation.stream());
  }

  /** Notes keys, and placeholders without a value; false if there are any of those. */
  private boolean placeholders(ConnectorDescriptor annotation) {
    boolean filled = true;
    for (Map.Entry<String, List<String>> element : annotation.values().entrySet()) {
      String key = annotation.key(element.getKey());
      keys.put(key, element(annotation, element.getKey(), element.getValue()));
      for (String text : element.getValue()) {
        for (Placeholders.Placeholder placeholder : Placeholders.in(text, annotation.place())) {
          keys.merge(placeholder.key(), placeholder(placeholder, key), ConfiguredPipeline::both);
          if (!placeholder.hasDefault() && !config.has(placeholder.key()) && !config.has(key)) {
            missing.computeIfAbsent(placeholder.key(), k -> new TreeSet<>()).add(key);
            filled = false;
          }
        }
      }
    }
    return filled;
  }

  private static ConfigKey element(
      ConnectorDescriptor annotation, String element, List<String> texts) {
    boolean secret = ResolvedSettings.mayHoldSecrets(annotation, element);
    return ConfigKey.of(
        annotation.key(element),
        secret ? "" : String.join(",", texts),
        element + " of " + annotation.place());
  }

  private static ConfigKey placeholder(Placeholders.Placeholder placeholder, String user) {
    return new ConfigKey(placeholder.key(), placeholder.fallback(), "for " + user);
  }

  /** A placeholder that stands in two places; one without a default has to be set. */
  private static ConfigKey both(ConfigKey one, ConfigKey other) {
    return new ConfigKey(
        one.name(),
        one.fallback().isEmpty() ? one.fallback() : other.fallback(),
        one.description() + ", " + other.description().replaceFirst("^for ", ""));
  }

  /** The pipeline's name. */
  public String name() {
    return name;
  }

  /** The keys that the pipeline understands, by name. */
  public List<ConfigKey> keys() {
    return List.copyOf(keys.values());
  }

  /**
   * What keys begin with that are passed on: to a connector's client, to a transform or to a
   * function, by their own names.
   */
  public Set<String> openPrefixes() {
    Set<String> open = new TreeSet<>(prefixes);
    open.addAll(functions.prefixes());
    return Set.copyOf(open);
  }

  /** Keys that are known to the program around the pipeline, so that they are no mistake here. */
  public ConfiguredPipeline alsoKnown(Collection<String> more) {
    others.addAll(more);
    return this;
  }

  /**
   * The pipeline.
   *
   * @throws EtlException with everything that is wrong: {@code ETL-CONFIG-0001} for a key that
   *     nothing knows, {@code ETL-CONFIG-0002} for a value that can't be read, and what the
   *     connectors and {@link PipelineBuilder#build} find
   */
  public Pipeline build() {
    checkPlaceholders();
    checkKeys();
    configureFunctions();
    if (problems.size() == 1) {
      throw problems.get(0);
    }
    if (!problems.isEmpty()) {
      StringBuilder all = new StringBuilder(problems.size() + " problems:");
      problems.forEach(problem -> all.append("\n* ").append(problem.getMessage()));
      EtlException several = EtlException.of(EtlError.PIPELINE_0008, all.toString()).build();
      problems.forEach(several::addSuppressed);
      throw several;
    }
    policies.apply(builder);
    return builder.build();
  }

  private void configureFunctions() {
    try {
      builder.udfs(new UdfOptions(true, List.of(), Optional.empty(), functions.read(config)));
    } catch (EtlException problem) {
      problems.add(problem.within(name, null));
    }
  }

  private void checkPlaceholders() {
    missing.forEach(
        (key, users) ->
            problems.add(
                problem(
                    EtlError.CONFIG_0002,
                    "the configuration lacks '"
                        + key
                        + "', which "
                        + String.join(", ", users)
                        + (users.size() == 1 ? " takes" : " take"),
                    "set '"
                        + key
                        + "', or give it a default in the annotation: ${"
                        + key
                        + ":…}")));
  }

  private void checkKeys() {
    Set<String> known = new TreeSet<>(keys.keySet());
    known.addAll(others);
    Set<String> open = openPrefixes();
    for (String key : new TreeSet<>(config.keys())) {
      if (!known.contains(key) && open.stream().noneMatch(key::startsWith)) {
        String ofFunction = functions.question(key);
        String question = ofFunction.isEmpty() ? UnknownKeys.question(key, known) : ofFunction;
        problems.add(
            problem(
                EtlError.CONFIG_0001,
                "the configuration key '"
                    + key
                    + "' in "
                    + config.origin(key)
                    + " is unknown to the pipeline",
                question.isEmpty() ? "the keys are " + known : question));
      }
    }
  }

  private EtlException problem(EtlError code, String problem, String fix) {
    return EtlException.of(code, problem)
        .at(ErrorLocation.NONE.within(name, null))
        .fix(fix)
        .build();
  }
}
