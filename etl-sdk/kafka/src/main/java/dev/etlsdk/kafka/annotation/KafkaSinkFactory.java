package dev.etlsdk.kafka.annotation;

import dev.etlsdk.api.connector.ConnectorSettings;
import dev.etlsdk.api.connector.SinkFactory;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.sink.Sink;
import java.util.Optional;

/** Makes the sink of a {@link KafkaSink}. */
public final class KafkaSinkFactory implements SinkFactory {

  @Override
  public Sink sink(ConnectorSettings settings) {
    dev.etlsdk.kafka.KafkaSink.Builder sink =
        topic(settings)
            .bootstrapServers(settings.text("bootstrapServers"))
            .codec(settings.codec("format"))
            .connectTimeout(ElementTexts.limit(settings, "connectTimeout"))
            .properties(settings.properties());
    key(settings, sink);
    headers(settings, sink);
    if (settings.flag("withoutTimestamp")) {
      sink.withoutTimestamp();
    }
    if (settings.flag("carryPartition")) {
      sink.carryPartition();
    }
    if (settings.flag("keepColumns")) {
      sink.keepColumns();
    }
    ElementTexts.createTopic(settings, sink::createTopic);
    return sink.build();
  }

  private static dev.etlsdk.kafka.KafkaSink.Builder topic(ConnectorSettings settings) {
    Optional<String> column = settings.given("topicFrom");
    if (column.isEmpty()) {
      return dev.etlsdk.kafka.KafkaSink.topic(settings.text("topic"));
    }
    if (settings.given("topic").isPresent()) {
      throw ElementTexts.refused(
          EtlError.KAFKA_0009,
          "there are both a topic, '" + settings.text("topic") + "', and a column topicFrom",
          "name the topic or the column, and set the other to nothing");
    }
    return dev.etlsdk.kafka.KafkaSink.topicFrom(column.get());
  }

  private static void key(ConnectorSettings settings, dev.etlsdk.kafka.KafkaSink.Builder sink) {
    Optional<String> column = settings.given("keyFrom");
    boolean none = settings.flag("withoutKey");
    if (none && column.isPresent()) {
      throw ElementTexts.refused(
          EtlError.KAFKA_0009,
          "the key is to be the column '" + column.get() + "', and there is to be none: withoutKey",
          "set one of keyFrom and withoutKey");
    }
    column.ifPresent(sink::keyFrom);
    if (none) {
      sink.withoutKey();
    }
  }

  private static void headers(ConnectorSettings settings, dev.etlsdk.kafka.KafkaSink.Builder sink) {
    if (settings.flag("withoutHeaders")) {
      sink.withoutHeaders();
    }
    for (String header : settings.texts("headerFrom")) {
      int equals = header.indexOf('=');
      if (header.isBlank()) {
        continue;
      }
      if (equals < 1) {
        throw ElementTexts.refused(
            EtlError.CONFIG_0002,
            "headerFrom isn't header=column, each in a text of its own",
            "write it so, as in headerFrom = {\"origin=country\"}");
      }
      sink.headerFrom(header.substring(0, equals).strip(), header.substring(equals + 1).strip());
    }
  }
}
