package dev.etlsdk.processor.memory;

import dev.etlsdk.api.connector.ConnectorSettings;
import dev.etlsdk.api.connector.SourceFactory;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.source.Source;
import dev.etlsdk.testkit.inmemory.InMemorySource;

/** Makes the source of a {@link MemorySource}. */
public final class MemorySourceFactory implements SourceFactory {

  @Override
  public Source source(ConnectorSettings settings, Schema rows) {
    String topic = settings.text("topic");
    return InMemorySource.recordsBuilder(topic, rows, settings.codec("format"))
        .split(Place.named(settings.text("place")).records(topic))
        .build();
  }
}
