package dev.etlsdk.kernels.stage;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.udf.UdfConfig;
import dev.etlsdk.udf.UdfLifecycle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The instances of a task's functions that aren't static: one a class, made by generated code,
 * opened here before the first row and closed after the last. Belongs to the task's thread.
 */
public final class FunctionInstances implements AutoCloseable {

  private final Map<String, UdfConfig> configs;
  private final Map<String, Object> byClass = new LinkedHashMap<>();

  /**
   * No instance yet.
   *
   * @param configs the configuration of classes, by name
   */
  public FunctionInstances(Map<String, UdfConfig> configs) {
    this.configs = Map.copyOf(configs);
  }

  /** The configuration of a class; empty if it has none. */
  public UdfConfig config(String className) {
    return configs.getOrDefault(className, UdfConfig.of(Map.of()));
  }

  /** Whether a class has its instance. */
  public boolean has(String className) {
    return byClass.containsKey(className);
  }

  /** Takes the instance of a class and opens it. */
  public void add(String className, Object instance) throws Exception {
    byClass.put(className, instance);
    if (instance instanceof UdfLifecycle lifecycle) {
      lifecycle.open();
    }
  }

  /**
   * The instance of a class.
   *
   * @throws IllegalStateException if there is none
   */
  public Object get(String className) {
    Object instance = byClass.get(className);
    if (instance == null) {
      throw new IllegalStateException("no instance of " + className + " was made");
    }
    return instance;
  }

  /**
   * Closes all instances.
   *
   * @throws EtlException ETL-UDF-0005 if one of them throws, after all were closed
   */
  @Override
  public void close() {
    List<Throwable> failures = new ArrayList<>();
    String failed = "";
    for (Map.Entry<String, Object> entry : byClass.entrySet()) {
      if (entry.getValue() instanceof UdfLifecycle lifecycle) {
        try {
          lifecycle.close();
        } catch (Throwable e) {
          Failures.requireOfUser(e);
          failed = entry.getKey();
          failures.add(e);
        }
      }
    }
    byClass.clear();
    if (!failures.isEmpty()) {
      EtlException failure =
          EtlException.of(
                  EtlError.UDF_0005,
                  "an instance of the function's class "
                      + failed
                      + " can't be closed: "
                      + failures.get(0))
              .fix("check what its close() releases; the cause is below")
              .cause(failures.get(0))
              .build();
      failures.stream().skip(1).forEach(failure::addSuppressed);
      throw failure;
    }
  }
}
