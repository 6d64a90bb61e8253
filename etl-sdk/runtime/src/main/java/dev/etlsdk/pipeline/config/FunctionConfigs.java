package dev.etlsdk.pipeline.config;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.error.NearestNames;
import dev.etlsdk.udf.UdfConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The configurations of the classes whose functions the queries of a pipeline call: the keys {@code
 * udf.<class>.<key>}. A class goes by its simple name, or by its whole name where two have one
 * simple name.
 */
final class FunctionConfigs {

  private static final String PREFIX = "udf.";

  private final Set<String> classes = new TreeSet<>();

  /** Adds a class, by the name that source has for it. */
  void add(String className) {
    classes.add(className);
  }

  /** What the keys of each class begin with. */
  Set<String> prefixes() {
    return new TreeSet<>(byClass().values());
  }

  private Map<String, String> byClass() {
    Map<String, Long> count =
        classes.stream()
            .collect(Collectors.groupingBy(FunctionConfigs::simpleName, Collectors.counting()));
    Map<String, String> prefixes = new TreeMap<>();
    for (String name : classes) {
      String simple = simpleName(name);
      boolean alone = count.getOrDefault(simple, 0L) == 1;
      prefixes.put(name, PREFIX + (alone ? simple : name) + ".");
    }
    return prefixes;
  }

  private static String simpleName(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  /** What was probably meant by a key that no class has; empty if nothing is near. */
  String question(String key) {
    if (!key.startsWith(PREFIX)) {
      return "";
    }
    String last = key.substring(key.lastIndexOf('.') + 1);
    return NearestNames.question(key, prefixes().stream().map(prefix -> prefix + last).toList());
  }

  /**
   * The configuration of each class.
   *
   * @throws EtlException {@code ETL-CONFIG-0004} if a value refers to a secret that isn't there,
   *     {@code ETL-CONFIG-0002} if a key is there in two spellings
   */
  Map<String, UdfConfig> read(PipelineConfig config) {
    Map<String, UdfConfig> configs = new LinkedHashMap<>();
    byClass()
        .forEach(
            (name, prefix) -> {
              KeySpellings.check(config, prefix);
              Map<String, String> values = new TreeMap<>();
              for (String key : config.keys()) {
                if (key.startsWith(prefix)) {
                  values.put(key.substring(prefix.length()), config.text(key));
                }
              }
              configs.put(name, new Keyed(prefix, UdfConfig.of(values)));
            });
    return configs;
  }

  /** A configuration that knows how its keys are called in that of the pipeline. */
  private record Keyed(String prefix, UdfConfig values) implements UdfConfig {

    @Override
    public Optional<String> get(String key) {
      return values.get(key);
    }

    @Override
    public String require(String key) {
      return get(key).orElseThrow(() -> missing(key));
    }

    /** Its cause says how to mend it, so that whoever reports it can. */
    private IllegalArgumentException missing(String key) {
      String whole = prefix + key;
      EtlException cause =
          EtlException.of(EtlError.CONFIG_0002, "the configuration lacks '" + whole + "'")
              .fix("set '" + whole + "'")
              .build();
      return new IllegalArgumentException(
          "the configuration of this function lacks the key '" + key + "'", cause);
    }

    @Override
    public Map<String, String> asMap() {
      return values.asMap();
    }

    @Override
    public String toString() {
      return "UdfConfig" + values.asMap().keySet();
    }
  }
}
