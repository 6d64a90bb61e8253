package dev.etlsdk.worker;

/** How a worker's process ends. */
public enum ExitCode {
  /**
   * The pipeline ended: it was stopped, or its sources were read to their end; or nothing was
   * found.
   */
  ENDED(0),
  /** {@code --validate} found errors. */
  FINDINGS(1),
  /** An option, the configuration or what it names is wrong. */
  USAGE(2),
  /** The pipeline failed, or couldn't start for a reason outside of its configuration. */
  FAILED(3),
  /** The pipeline didn't stop within its limit; what wasn't acknowledged will be read again. */
  NOT_STOPPED(4);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** The number that the operating system gets. */
  public int number() {
    return number;
  }
}
