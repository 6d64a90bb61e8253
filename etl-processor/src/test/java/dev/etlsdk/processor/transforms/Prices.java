package dev.etlsdk.processor.transforms;

import dev.etlsdk.udf.UdfConfig;
import dev.etlsdk.udf.UdfLifecycle;

// tag::class[]
/** Puts a price to an order. */
public final class Prices implements UdfLifecycle {

  private final int factor;
  private boolean open;

  /** With the factor of a configuration. */
  public Prices(UdfConfig config) {
    factor = Integer.parseInt(config.require("factor"));
  }

  @Override
  public void open() {
    open = true; // connect to where prices are
  }

  /** The code of the stream {@code priced}. */
  public Line priced(Order order) {
    if (!open) {
      throw new IllegalStateException("not open");
    }
    return new Line(order.id(), order.item() + " for " + order.amount() * factor);
  }

  @Override
  public void close() {
    open = false;
  }
}
// end::class[]
