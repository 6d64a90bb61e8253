package dev.etlsdk.kernels.stage;

import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.udf.UdfConfig;
import java.util.Map;

/**
 * What a generated stage is made with. Immutable.
 *
 * @param input the columns it reads, in this order
 * @param output the columns it makes
 * @param configs the configuration of classes with instance functions, by class name
 */
public record StageSetup(Schema input, Schema output, Map<String, UdfConfig> configs) {

  public StageSetup {
    configs = Map.copyOf(configs);
  }

  /** The configuration of a class; empty if none was given. */
  public UdfConfig config(String className) {
    return configs.getOrDefault(className, UdfConfig.of(Map.of()));
  }
}
