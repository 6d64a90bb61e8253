package dev.etlsdk.processor.memory;

import dev.etlsdk.api.connector.ConnectorSettings;
import dev.etlsdk.api.connector.SinkFactory;
import dev.etlsdk.api.sink.Sink;

/** Makes the sink of a {@link MemorySink}. */
public final class MemorySinkFactory implements SinkFactory {

  @Override
  public Sink sink(ConnectorSettings settings) {
    return Place.named(settings.text("place")).store().sink(settings.text("table"));
  }
}
