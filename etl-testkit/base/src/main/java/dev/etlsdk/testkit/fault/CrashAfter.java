package dev.etlsdk.testkit.fault;

import java.util.ArrayList;
import java.util.List;

/**
 * Throws a {@link SimulatedCrash} after the n-th step, once, and remembers the steps up to there.
 * Thread-safe.
 *
 * <p>Since the step has had its effect and its caller does not learn so, this is also the crash
 * before the next step.
 */
public final class CrashAfter implements StepListener {

  private final int crashingStep;
  private final List<Step> taken = new ArrayList<>();

  /**
   * Crashes after a step.
   *
   * @param crashingStep counted from 1; 0 for never
   */
  public CrashAfter(int crashingStep) {
    this.crashingStep = crashingStep;
  }

  @Override
  public synchronized void after(Step step) {
    taken.add(step);
    if (taken.size() == crashingStep) {
      throw new SimulatedCrash("crash after step " + crashingStep + ", " + step);
    }
  }

  /** Whether it has crashed. */
  public synchronized boolean crashed() {
    return crashingStep > 0 && taken.size() >= crashingStep;
  }

  /** The steps taken so far, the crashing one included. */
  public synchronized List<Step> taken() {
    return List.copyOf(taken);
  }
}
