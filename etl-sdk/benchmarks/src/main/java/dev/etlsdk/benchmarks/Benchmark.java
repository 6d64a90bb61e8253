package dev.etlsdk.benchmarks;

/**
 * One benchmark, with a public constructor without parameters, found through {@link
 * java.util.ServiceLoader}.
 *
 * <p>It runs alone in a fresh JVM, on the main thread, and may print what it likes while it runs.
 */
public interface Benchmark {

  /** The name it is asked for by: lower case, words joined by hyphens. */
  String name();

  /** What it measures, in one line. */
  String about();

  /**
   * Measures.
   *
   * @throws Exception if it could not be measured; the process then ends with status 1
   */
  Figures run() throws Exception;
}
