package dev.etlsdk.kafka.annotation;

import dev.etlsdk.api.connector.ConnectorSettings;
import dev.etlsdk.api.connector.SourceFactory;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.source.Source;
import dev.etlsdk.kafka.KafkaStart;

/** Makes the source of a {@link KafkaSource}. */
public final class KafkaSourceFactory implements SourceFactory {

  private enum Start {
    EARLIEST,
    LATEST
  }

  @Override
  public Source source(ConnectorSettings settings, Schema rows) {
    dev.etlsdk.kafka.KafkaSource.Builder source =
        dev.etlsdk.kafka.KafkaSource.topics(settings.texts("topics").toArray(new String[0]))
            .bootstrapServers(settings.text("bootstrapServers"))
            .schema(rows)
            .codec(settings.codec("format"))
            .start(
                settings.choice("start", Start.class) == Start.LATEST
                    ? KafkaStart.latest()
                    : KafkaStart.earliest())
            .properties(settings.properties());
    settings.given("groupId").ifPresent(source::groupId);
    if (settings.flag("bounded")) {
      source.bounded();
    }
    return source.build();
  }
}
