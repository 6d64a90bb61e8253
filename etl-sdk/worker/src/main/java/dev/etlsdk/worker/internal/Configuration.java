package dev.etlsdk.worker.internal;

import dev.etlsdk.api.secret.SecretReferences;
import dev.etlsdk.pipeline.config.ConfigKey;
import dev.etlsdk.pipeline.config.PipelineConfig;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Lays what is said in files, the environment and the command line upon one another. */
final class Configuration {

  private Configuration() {}

  /** The keys of every worker, whatever its pipeline. */
  static List<ConfigKey> workerKeys() {
    return Stream.concat(
            ProcessKeys.ALL.stream(), RunnerKeys.ALL.stream().map(RunnerKeys.RunnerKey::key))
        .toList();
  }

  /** The names of all keys. */
  static Set<String> names(Program program) {
    Set<String> names = new TreeSet<>();
    Stream.concat(program.keys().stream(), workerKeys().stream())
        .forEach(key -> names.add(key.name()));
    return names;
  }

  /**
   * What is said, in rising order; what can't be read is noted.
   *
   * @param files later ones override earlier ones
   * @param commandLine overrides all
   */
  static PipelineConfig read(
      Program program,
      List<Path> files,
      Map<String, String> commandLine,
      Map<String, String> environment,
      Mistakes mistakes) {
    PipelineConfig config = PipelineConfig.empty().with(SecretReferences.of(environment));
    for (Path file : files) {
      Map<String, String> values = mistakes.collect(() -> ConfigFile.read(file));
      if (values != null) {
        config = config.with(values, file.toString());
      }
    }
    Set<String> said = new TreeSet<>(config.keys());
    said.addAll(commandLine.keySet());
    EnvironmentKeys variables = new EnvironmentKeys(names(program), program.openPrefixes(), said);
    for (EnvironmentKeys.Said variable : variables.read(environment, mistakes)) {
      config =
          config.with(
              Map.of(variable.key(), variable.value()),
              "the environment variable " + variable.variable());
    }
    return config.with(new LinkedHashMap<>(commandLine), "the command line");
  }

  /**
   * Looks for every secret that a key of the pipeline refers to, so that all that are missing are
   * told at once. Properties of clients are the connectors' to look at.
   */
  static void findSecrets(Program program, PipelineConfig config, Mistakes mistakes) {
    Set<String> open = program.openPrefixes();
    for (String key : new TreeSet<>(config.keys())) {
      if (open.stream().noneMatch(key::startsWith)) {
        mistakes.collect(() -> config.get(key));
      }
    }
  }
}
