package dev.etlsdk.opentelemetry;

import com.google.auto.service.AutoService;
import dev.etlsdk.api.trace.BatchTracer;
import dev.etlsdk.api.trace.BatchTracerProvider;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;

/**
 * Traces the batches of a worker by the process's OpenTelemetry: that of its agent, one that was
 * set as the global one before the worker was started, or one that configures itself where {@code
 * otel.java.global-autoconfigure.enabled} says so. Thread-safe.
 */
@AutoService(BatchTracerProvider.class)
public final class OpenTelemetryTracerProvider implements BatchTracerProvider {

  private static final String SELF_CONFIGURED = "otel.java.global-autoconfigure.enabled";
  private static final String SELF_CONFIGURED_VARIABLE = "OTEL_JAVA_GLOBAL_AUTOCONFIGURE_ENABLED";

  /** Made by ServiceLoader. */
  public OpenTelemetryTracerProvider() {}

  @Override
  public BatchTracer tracer() {
    return OpenTelemetryTracer.of(ofProcess());
  }

  /**
   * Asking for the global one fixes one that does nothing where there is none, and the program
   * couldn't set its own any more.
   */
  private static OpenTelemetry ofProcess() {
    return GlobalOpenTelemetry.isSet() || configuresItself()
        ? GlobalOpenTelemetry.get()
        : GlobalOpenTelemetry.getOrNoop();
  }

  private static boolean configuresItself() {
    return Boolean.getBoolean(SELF_CONFIGURED)
        || Boolean.parseBoolean(System.getenv(SELF_CONFIGURED_VARIABLE));
  }
}
