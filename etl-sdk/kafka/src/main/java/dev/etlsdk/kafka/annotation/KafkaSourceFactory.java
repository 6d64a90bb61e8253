package dev.etlsdk.kafka.annotation;

import dev.etlsdk.api.connector.ConnectorSettings;
import dev.etlsdk.api.connector.SourceFactory;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.source.Source;
import dev.etlsdk.kafka.LostOffsets;
import java.util.List;

/** Makes the source of a {@link KafkaSource}. */
public final class KafkaSourceFactory implements SourceFactory {

  @Override
  public Source source(ConnectorSettings settings, Schema rows) {
    dev.etlsdk.kafka.KafkaSource.Builder source =
        topics(settings)
            .bootstrapServers(settings.text("bootstrapServers"))
            .schema(rows)
            .codec(settings.codec("format"))
            .start(ElementTexts.start(settings))
            .onLostOffsets(settings.choice("onLostOffsets", LostOffsets.class))
            .connectTimeout(ElementTexts.limit(settings, "connectTimeout"))
            .outageTimeout(ElementTexts.limit(settings, "outageTimeout"))
            .properties(settings.properties());
    settings.given("groupId").ifPresent(source::groupId);
    if (settings.flag("bounded")) {
      source.bounded();
    }
    return source.build();
  }

  private static dev.etlsdk.kafka.KafkaSource.Builder topics(ConnectorSettings settings) {
    List<String> names = settings.texts("topics");
    boolean named = names.stream().anyMatch(name -> !name.isBlank());
    boolean mayAppear = settings.flag("topicsMayAppear");
    if (settings.given("topicPattern").isEmpty()) {
      if (mayAppear) {
        throw ElementTexts.refused(
            EtlError.KAFKA_0009,
            "topicsMayAppear is for a topicPattern; topics that are named have to exist",
            "leave it out, or name the topics by a topicPattern");
      }
      return dev.etlsdk.kafka.KafkaSource.topics(
          named ? names.toArray(new String[0]) : new String[0]);
    }
    if (named) {
      throw ElementTexts.refused(
          EtlError.KAFKA_0009,
          "there are both topics, " + names + ", and a topicPattern",
          "name the topics or give a pattern, and set the other to nothing");
    }
    dev.etlsdk.kafka.KafkaSource.Builder source =
        dev.etlsdk.kafka.KafkaSource.topicPattern(ElementTexts.pattern(settings, "topicPattern"));
    return mayAppear ? source.topicsMayAppear() : source;
  }
}
