package dev.etlsdk.runtime;

/**
 * What log lines carry that a pipeline's own threads write: keys of SLF4J's MDC. A backend shows
 * them by their names, Logback as {@code %X{batch}}.
 */
public final class LogKeys {

  /** The pipeline's name. */
  public static final String PIPELINE = "pipeline";

  /** The task's number, from 0. */
  public static final String TASK = "task";

  /** On a thread that reads: the stream. */
  public static final String STREAM = "stream";

  /**
   * While a fetch is on its way from the decoder to the sinks: where its first record stands and
   * how many there are, as {@code orders-3@1200+512}, the topic, its partition and the offset.
   */
  public static final String BATCH = "batch";

  private LogKeys() {}
}
