package dev.etlsdk.runtime.internal.metrics;

/** Counts and adds up times. Thread-safe. */
@FunctionalInterface
interface MeterTimer {

  /** Does nothing. */
  MeterTimer NONE = nanos -> {};

  void record(long nanos);
}
