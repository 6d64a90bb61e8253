package dev.etlsdk.codegen.model;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.udf.UdfConfig;
import dev.etlsdk.udf.UdfLifecycle;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The opened instances of the functions of one task: one for each class, shared by the functions of that class. Belongs to the
 * task's thread.
 */
public final class UdfInstances implements AutoCloseable {

  private final Map<Class<?>, Object> instances = new LinkedHashMap<>();
  private final Map<Class<?>, Object> callTargets = new LinkedHashMap<>();

  private UdfInstances() {}

  /** Makes and opens; closes what was opened if one fails. */
  static UdfInstances open(Collection<UdfFunction> functions, UdfConfigs configs, UdfLinks links) {
    UdfInstances opened = new UdfInstances();
    try {
      for (UdfFunction function : functions) {
        if (!function.model().isStatic() && !opened.instances.containsKey(function.owner())) {
          opened.add(function, configs, links);
        }
      }
      return opened;
    } catch (Throwable e) {
      try {
        opened.close();
      } catch (EtlException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
  }

  private void add(UdfFunction function, UdfConfigs configs, UdfLinks links) {
    Class<?> owner = function.owner();
    Object instance;
    try {
      instance = create(function, configs.of(owner));
    } catch (InvocationTargetException e) {
      throw failure(function, "its constructor threw " + e.getTargetException(), e.getTargetException());
    } catch (ReflectiveOperationException | LinkageError e) {
      throw failure(function, "no instance can be made: " + e, e);
    }
    instances.put(owner, instance);
    callTargets.put(owner, links.callTarget(owner, instance));
    if (instance instanceof UdfLifecycle lifecycle) {
      try {
        lifecycle.open();
      } catch (Exception | LinkageError e) {
        throw failure(function, "open() threw " + e, e);
      }
    }
  }

  private static Object create(UdfFunction function, UdfConfig config) throws ReflectiveOperationException {
    if (function.model().owner().takesConfig()) {
      Constructor<?> constructor = function.owner().getConstructor(UdfConfig.class);
      return constructor.newInstance(config);
    }
    return function.owner().getConstructor().newInstance();
  }

  private static EtlException failure(UdfFunction function, String problem, Throwable cause) {
    return EtlException.of(
            EtlError.UDF_0005,
            "the class of the function " + function.describe() + " can't be used: " + problem)
        .fix("check its configuration and what it needs from outside; the cause is below")
        .cause(cause)
        .build();
  }

  /**
   * The object whose methods generated code calls for a function, of the class {@link UdfFunction#callName}.
   *
   * @throws IllegalArgumentException for a static function and for one that wasn't opened
   */
  public Object of(UdfFunction function) {
    Object target = callTargets.get(function.owner());
    if (target == null) {
      throw new IllegalArgumentException("no instance was opened for " + function.describe());
    }
    return target;
  }

  /**
   * Closes all instances.
   *
   * @throws EtlException {@code ETL-UDF-0005} if one of them throws, after all were closed
   */
  @Override
  public void close() {
    List<Exception> failures = new ArrayList<>();
    String failed = "";
    for (Object instance : instances.values()) {
      if (instance instanceof UdfLifecycle lifecycle) {
        try {
          lifecycle.close();
        } catch (Exception e) {
          failed = instance.getClass().getName();
          failures.add(e);
        }
      }
    }
    instances.clear();
    callTargets.clear();
    if (!failures.isEmpty()) {
      EtlException failure =
          EtlException.of(
                  EtlError.UDF_0005,
                  "an instance of the function's class " + failed + " can't be closed: " + failures.get(0))
              .fix("check what its close() releases; the cause is below")
              .cause(failures.get(0))
              .build();
      failures.stream().skip(1).forEach(failure::addSuppressed);
      throw failure;
    }
  }
}
