package dev.etlsdk.runtime;

import dev.etlsdk.api.transform.RowTransform;
import dev.etlsdk.api.transform.TransformContext;
import dev.etlsdk.udf.UdfConfig;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts how often it is opened and closed, and passes rows on. */
public final class Lifecycle implements RowTransform<LocalRunnerTest.Plain, LocalRunnerTest.Plain> {

  static final AtomicInteger opened = new AtomicInteger();
  static final AtomicInteger closed = new AtomicInteger();

  /** Wants a secret. */
  public Lifecycle(UdfConfig config) {
    config.require("secret");
  }

  @Override
  public void open(TransformContext context) {
    opened.incrementAndGet();
  }

  @Override
  public void process(LocalRunnerTest.Plain row, RowOutput<LocalRunnerTest.Plain> output) {
    output.emit(row);
  }

  @Override
  public void close() {
    closed.incrementAndGet();
  }
}
