package dev.etlsdk.testkit.fault;

/**
 * Told of each step, on the thread that takes it. What it throws reaches the caller of that step.
 */
public interface StepListener {

  /** A step is about to be taken; when this throws, it is not. */
  default void before(Step step) {}

  /**
   * A step has been taken and has had its effect; when this throws, its caller does not learn so.
   */
  default void after(Step step) {}
}
