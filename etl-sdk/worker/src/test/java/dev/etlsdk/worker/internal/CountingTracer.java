package dev.etlsdk.worker.internal;

import dev.etlsdk.api.trace.BatchTrace;
import dev.etlsdk.api.trace.BatchTracer;
import dev.etlsdk.api.trace.BatchTracerProvider;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the fetches of all workers of the tests; the JVM's ServiceLoader finds it. */
public final class CountingTracer implements BatchTracerProvider {

  static final AtomicInteger BEGUN = new AtomicInteger();

  @Override
  public BatchTracer tracer() {
    return batch -> {
      BEGUN.incrementAndGet();
      return BatchTrace.NONE;
    };
  }
}
