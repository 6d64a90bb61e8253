package dev.etlsdk.processor.transforms;

import dev.etlsdk.api.transform.RowTransform;
import java.util.Locale;

/** Makes two lines of an order. */
public final class Shout implements RowTransform<Order, Line> {

  @Override
  public void process(Order row, RowOutput<Line> output) {
    output.emit(new Line(row.id(), row.item().toUpperCase(Locale.ROOT)));
    output.emit(new Line(row.id(), row.item() + "!"));
  }

  @Override
  public void close() {}
}
