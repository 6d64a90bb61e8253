package dev.etlsdk.kafka.annotation;

import dev.etlsdk.api.connector.ConnectorSettings;
import dev.etlsdk.api.connector.DeadLetterFactory;
import dev.etlsdk.api.sink.DeadLetterSink;

/** Makes the dead-letter sink of a {@link KafkaDeadLetters}. */
public final class KafkaDeadLettersFactory implements DeadLetterFactory {

  @Override
  public DeadLetterSink deadLetters(ConnectorSettings settings) {
    dev.etlsdk.kafka.KafkaDeadLetters.Builder letters =
        dev.etlsdk.kafka.KafkaDeadLetters.topic(settings.text("topic"))
            .bootstrapServers(settings.text("bootstrapServers"))
            .connectTimeout(ElementTexts.limit(settings, "connectTimeout"))
            .properties(settings.properties());
    ElementTexts.createTopic(settings, letters::createTopic);
    return letters.build();
  }
}
