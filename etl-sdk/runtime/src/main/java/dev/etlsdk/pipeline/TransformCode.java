package dev.etlsdk.pipeline;

import dev.etlsdk.api.transform.Transform;
import java.util.Map;
import java.util.TreeSet;

/** Where the code of a transform comes from. */
public sealed interface TransformCode {

  /** Whether another process with the same class path could rebuild it. */
  boolean portable();

  /**
   * A class, of which each task makes an instance.
   *
   * @param type public, with a public constructor that takes a {@link dev.etlsdk.udf.UdfConfig} or
   *     nothing
   * @param config keys and values for the constructor; values may be secrets and are never shown
   */
  record Configured(Class<? extends Transform> type, Map<String, String> config)
      implements TransformCode {

    public Configured {
      config = Map.copyOf(config);
    }

    @Override
    public boolean portable() {
      return true;
    }

    @Override
    public String toString() {
      return type.getName() + (config.isEmpty() ? "" : new TreeSet<>(config.keySet()));
    }
  }

  /**
   * A lambda or an instance, which all tasks of this process share; it stays in this process.
   *
   * @param transform opened and closed by every task; with more than one task it has to be
   *     thread-safe
   */
  record Instance(Transform transform) implements TransformCode {

    @Override
    public boolean portable() {
      return false;
    }

    @Override
    public String toString() {
      Class<?> type = transform.getClass();
      return type.isHidden() || type.isSynthetic() ? "lambda" : "instance of " + type.getName();
    }
  }
}
