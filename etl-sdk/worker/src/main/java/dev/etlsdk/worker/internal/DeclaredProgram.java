package dev.etlsdk.worker.internal;

import dev.etlsdk.api.error.ErrorLocation;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.config.ConfigKey;
import dev.etlsdk.pipeline.config.PipelineConfig;
import dev.etlsdk.pipeline.config.UnknownKeys;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Checks the keys before the user's code is called. */
final class DeclaredProgram implements Program {

  private final String name;
  private final List<ConfigKey> keys;
  private final Function<PipelineConfig, Pipeline> build;

  DeclaredProgram(String name, List<ConfigKey> keys, Function<PipelineConfig, Pipeline> build) {
    this.name = name;
    this.keys = keys;
    this.build = build;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<ConfigKey> keys() {
    return keys;
  }

  @Override
  public Set<String> openPrefixes() {
    return Set.of();
  }

  @Override
  public Pipeline create(PipelineConfig config, Collection<String> alsoKnown) {
    Mistakes mistakes = new Mistakes();
    Set<String> known = new TreeSet<>(alsoKnown);
    Map<String, String> fallbacks = new LinkedHashMap<>();
    for (ConfigKey key : keys) {
      known.add(key.name());
      key.fallback().ifPresent(fallback -> fallbacks.put(key.name(), fallback));
      if (key.fallback().isEmpty() && !config.has(key.name())) {
        mistakes.add(
            problem(
                EtlError.CONFIG_0002,
                "the configuration lacks '" + key.name() + "': " + key.description(),
                "set '" + key.name() + "'"));
      }
    }
    for (String key : new TreeSet<>(config.keys())) {
      if (!known.contains(key)) {
        String question = UnknownKeys.question(key, known);
        mistakes.add(
            problem(
                EtlError.CONFIG_0001,
                "the configuration key '" + key + "' in " + config.origin(key) + " is unknown",
                question.isEmpty() ? "the keys are " + known : question));
      }
    }
    mistakes.throwIfAny();
    Set<String> said = config.keys();
    fallbacks.keySet().removeAll(said);
    return build.apply(config.with(fallbacks, "the defaults"));
  }

  private EtlException problem(EtlError code, String problem, String fix) {
    return EtlException.of(code, problem)
        .at(ErrorLocation.NONE.within(name, null))
        .fix(fix)
        .build();
  }
}
