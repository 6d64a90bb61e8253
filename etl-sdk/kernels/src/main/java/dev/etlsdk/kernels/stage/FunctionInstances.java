package dev.etlsdk.kernels.stage;

import java.util.Map;

/**
 * The opened instances of a task's functions that aren't static. Belongs to the task's thread.
 *
 * <p>Generated code asks by the name of the class that it calls.
 */
public interface FunctionInstances extends AutoCloseable {

  /** For queries that call static functions only. */
  FunctionInstances NONE = of(Map.of());

  /**
   * The instance of a class.
   *
   * @throws IllegalStateException if there is none
   */
  Object of(String className);

  /** Closes all instances. */
  @Override
  void close();

  /** Instances that need no closing. */
  static FunctionInstances of(Map<String, Object> byClass) {
    return new FunctionInstances() {
      @Override
      public Object of(String className) {
        Object instance = byClass.get(className);
        if (instance == null) {
          throw new IllegalStateException("no instance of " + className + " was opened");
        }
        return instance;
      }

      @Override
      public void close() {}
    };
  }
}
