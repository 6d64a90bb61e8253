package dev.etlsdk.runtime;

import dev.etlsdk.testkit.fault.Step;
import dev.etlsdk.testkit.fault.StepListener;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Holds up or fails chosen calls of one step, and counts them. */
final class StepGate implements StepListener {

  private final Step step;
  private final AtomicInteger calls = new AtomicInteger();
  private final CountDownLatch opened = new CountDownLatch(1);
  private final CountDownLatch reached = new CountDownLatch(1);
  private final IntFunction<RuntimeException> failure;
  private final boolean holds;

  private StepGate(Step step, boolean holds, IntFunction<RuntimeException> failure) {
    this.step = step;
    this.holds = holds;
    this.failure = failure;
  }

  /** Holds up every call until it is opened. */
  static StepGate closed(Step step) {
    return new StepGate(step, true, call -> null);
  }

  /** Fails those calls, counted from 1, for which there is a failure. */
  static StepGate failing(Step step, IntFunction<RuntimeException> failure) {
    return new StepGate(step, false, failure);
  }

  void open() {
    opened.countDown();
  }

  void awaitReached() throws InterruptedException {
    reached.await();
  }

  int calls() {
    return calls.get();
  }

  @Override
  public void before(Step taken) {
    if (taken != step) {
      return;
    }
    RuntimeException fails = failure.apply(calls.incrementAndGet());
    reached.countDown();
    if (fails != null) {
      throw fails;
    }
    if (holds) {
      try {
        opened.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException("interrupted at " + step, e);
      }
    }
  }
}
