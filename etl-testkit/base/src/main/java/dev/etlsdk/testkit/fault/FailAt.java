package dev.etlsdk.testkit.fault;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the n-th step fail, once, as a system outside does that can't be reached for a moment: with
 * {@link EtlError#TESTKIT_0002}, which may pass. Remembers all steps. Thread-safe.
 */
public final class FailAt implements StepListener {

  private final int failingStep;
  private final boolean beforeEffect;
  private final List<Step> taken = new ArrayList<>();
  private int begun;
  private @Nullable Step failed;

  private FailAt(int failingStep, boolean beforeEffect) {
    if (failingStep < 1) {
      throw new IllegalArgumentException("steps are counted from 1, not from " + failingStep);
    }
    this.failingStep = failingStep;
    this.beforeEffect = beforeEffect;
  }

  /**
   * The n-th step fails and has no effect; steps are counted from 1, those that come to nothing
   * included, such as polls without rows.
   */
  public static FailAt before(int step) {
    return new FailAt(step, true);
  }

  /**
   * The n-th step has its effect and then fails, so that its caller can't know; steps are counted
   * from 1.
   */
  public static FailAt after(int step) {
    return new FailAt(step, false);
  }

  @Override
  public synchronized void before(Step step) {
    begun++;
    if (beforeEffect && begun == failingStep) {
      fail(step);
    }
  }

  @Override
  public synchronized void after(Step step) {
    taken.add(step);
    if (!beforeEffect && taken.size() == failingStep) {
      fail(step);
    }
  }

  /** The step that failed; null if it has not come to that. */
  public synchronized @Nullable Step failed() {
    return failed;
  }

  /** The steps that had their effect so far. */
  public synchronized List<Step> taken() {
    return List.copyOf(taken);
  }

  private void fail(Step step) {
    failed = step;
    throw EtlException.of(
            EtlError.TESTKIT_0002,
            "step "
                + failingStep
                + ", "
                + step
                + ", is made to fail "
                + (beforeEffect ? "without effect" : "after its effect"))
        .build();
  }
}
