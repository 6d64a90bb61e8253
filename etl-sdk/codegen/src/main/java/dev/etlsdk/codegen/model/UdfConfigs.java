package dev.etlsdk.codegen.model;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.NearestNames;
import dev.etlsdk.udf.UdfConfig;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The configurations of functions' classes, by binary or source name. */
final class UdfConfigs {

  private static final UdfConfig NONE = UdfConfig.of(Map.of());

  private final Map<String, UdfConfig> byClass;

  UdfConfigs(Map<String, UdfConfig> byClass) {
    this.byClass = byClass;
  }

  UdfConfig of(Class<?> owner) {
    UdfConfig config = byClass.get(owner.getName());
    String canonical = owner.getCanonicalName();
    if (config == null && canonical != null) {
      config = byClass.get(canonical);
    }
    return config == null ? NONE : config;
  }

  /** Configurations that reach no class. */
  List<UdfProblem> check(Collection<UdfModel> functions) {
    Set<String> classes = new TreeSet<>();
    Set<String> configurable = new TreeSet<>();
    for (UdfModel model : functions) {
      classes.add(model.owner().binaryName());
      if (model.owner().takesConfig()) {
        configurable.add(model.owner().binaryName());
        configurable.add(model.owner().sourceName());
      }
    }
    List<UdfProblem> problems = new ArrayList<>();
    for (String name : new TreeSet<>(byClass.keySet())) {
      if (!configurable.contains(name)) {
        boolean known = classes.contains(name);
        problems.add(
            new UdfProblem(
                EtlError.CONFIG_0001,
                name,
                "",
                known
                    ? "is configured, but its functions have no constructor that takes a UdfConfig"
                    : "is configured, but no class of this name has functions here",
                known
                    ? "remove the configuration, or give the class a constructor with one UdfConfig"
                    : fix(name, configurable)));
      }
    }
    return problems;
  }

  private static String fix(String name, Set<String> configurable) {
    String question = NearestNames.question(name, configurable);
    if (!question.isEmpty()) {
      return question;
    }
    return configurable.isEmpty()
        ? "no class here takes a configuration"
        : "classes that take one: " + configurable;
  }
}
