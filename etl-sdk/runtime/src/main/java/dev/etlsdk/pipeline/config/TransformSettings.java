package dev.etlsdk.pipeline.config;

import dev.etlsdk.api.transform.AsyncOptions;
import java.util.Map;

/**
 * The values of a transform's annotation after the configuration was applied. Immutable; {@code
 * toString} holds no values of {@code config}, as they may be secrets.
 *
 * @param config what the instances of the transform's class are made with
 * @param async limits of asynchronous code; the defaults for other code
 */
public record TransformSettings(Map<String, String> config, AsyncOptions async) {

  public TransformSettings {
    config = Map.copyOf(config);
  }

  @Override
  public String toString() {
    return "TransformSettings[config=" + config.keySet() + ", async=" + async + "]";
  }
}
