package dev.etlsdk.opentelemetry;

import com.google.auto.service.AutoService;
import dev.etlsdk.api.trace.BatchTracer;
import dev.etlsdk.api.trace.BatchTracerProvider;
import io.opentelemetry.api.GlobalOpenTelemetry;

/**
 * Traces the batches of a worker by the process's OpenTelemetry: that of its agent, or one that was
 * set as the global one. Thread-safe.
 */
@AutoService(BatchTracerProvider.class)
public final class OpenTelemetryTracerProvider implements BatchTracerProvider {

  /** Made by ServiceLoader. */
  public OpenTelemetryTracerProvider() {}

  @Override
  public BatchTracer tracer() {
    return OpenTelemetryTracer.of(GlobalOpenTelemetry.get());
  }
}
