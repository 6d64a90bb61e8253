package dev.etlsdk.kafka.annotation;

import dev.etlsdk.api.connector.ConnectorSettings;
import dev.etlsdk.api.connector.SinkFactory;
import dev.etlsdk.api.sink.Sink;

/** Makes the sink of a {@link KafkaSink}. */
public final class KafkaSinkFactory implements SinkFactory {

  @Override
  public Sink sink(ConnectorSettings settings) {
    dev.etlsdk.kafka.KafkaSink.Builder sink =
        dev.etlsdk.kafka.KafkaSink.topic(settings.text("topic"))
            .bootstrapServers(settings.text("bootstrapServers"))
            .codec(settings.codec("format"))
            .properties(settings.properties());
    settings.given("keyFrom").ifPresent(sink::keyFrom);
    return sink.build();
  }
}
