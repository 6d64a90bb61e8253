package dev.etlsdk.processor.transforms;

/** Numbers the orders that a task has seen, a batch at a time. */
public final class Counter implements AutoCloseable {

  private int seen;

  /** One that has seen none. */
  public Counter() {}

  /** The code of the stream {@code counted}. */
  public void counted(OrderBatch orders, LineBatch.Writer lines) {
    for (Order order : orders) {
      lines.add(order.id(), "number " + ++seen);
    }
  }

  @Override
  public void close() {
    seen = 0;
  }
}
