package dev.etlsdk.processor.memory;

import dev.etlsdk.api.connector.ConnectorSettings;
import dev.etlsdk.api.connector.DeadLetterFactory;
import dev.etlsdk.api.sink.DeadLetterSink;

/** Makes the dead letters of a {@link MemoryDeadLetters}. */
public final class MemoryDeadLettersFactory implements DeadLetterFactory {

  @Override
  public DeadLetterSink deadLetters(ConnectorSettings settings) {
    return Place.named(settings.text("place")).store().deadLetters(settings.text("table"));
  }
}
