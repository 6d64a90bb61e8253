package dev.etlsdk.api.sql;

import dev.etlsdk.udf.UdfConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where user-defined functions come from.
 *
 * @param serviceLoader whether libraries on the class path are found by {@link
 *     java.util.ServiceLoader}
 * @param classes classes with functions that are named directly
 * @param jarFolder a folder whose jars hold libraries, each loaded in isolation
 * @param configs the configuration of classes with instance methods, by class name
 */
public record UdfOptions(
    boolean serviceLoader,
    List<Class<?>> classes,
    Optional<Path> jarFolder,
    Map<String, UdfConfig> configs) {

  /** What the class path has. */
  public static final UdfOptions DEFAULT =
      new UdfOptions(true, List.of(), Optional.empty(), Map.of());

  public UdfOptions {
    classes = List.copyOf(classes);
    configs = Map.copyOf(configs);
  }
}
