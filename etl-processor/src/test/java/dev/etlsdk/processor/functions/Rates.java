package dev.etlsdk.processor.functions;

import dev.etlsdk.udf.Udf;
import dev.etlsdk.udf.UdfConfig;
import dev.etlsdk.udf.UdfLifecycle;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A function that takes a configuration, and tells when it is opened and closed. */
public final class Rates implements UdfLifecycle {

  /** What happened to its instances. */
  static final Queue<String> EVENTS = new ConcurrentLinkedQueue<>();

  private final long factor;

  /** With the factor of a configuration. */
  public Rates(UdfConfig config) {
    factor = Long.parseLong(config.require("factor"));
  }

  @Override
  public void open() {
    EVENTS.add("open");
  }

  /** An amount times the factor. */
  @Udf("AT_RATE")
  public long atRate(long amount) {
    return amount * factor;
  }

  @Override
  public void close() {
    EVENTS.add("close");
  }
}
