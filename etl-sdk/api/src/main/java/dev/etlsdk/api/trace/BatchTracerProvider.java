package dev.etlsdk.api.trace;

/**
 * Gives workers a tracer, without a line of code: a worker takes the first that it finds by {@link
 * java.util.ServiceLoader}.
 */
public interface BatchTracerProvider {

  /** The tracer of the process. */
  BatchTracer tracer();
}
