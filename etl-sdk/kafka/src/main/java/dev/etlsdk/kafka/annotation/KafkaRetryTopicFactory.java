package dev.etlsdk.kafka.annotation;

import dev.etlsdk.api.connector.ConnectorSettings;
import dev.etlsdk.api.connector.RetryTopicFactory;
import dev.etlsdk.api.sink.RetryTopic;

/** Makes the retry topic of a {@link KafkaRetryTopic}. */
public final class KafkaRetryTopicFactory implements RetryTopicFactory {

  @Override
  public RetryTopic retryTopic(ConnectorSettings settings) {
    dev.etlsdk.kafka.KafkaRetryTopic.Builder topic =
        dev.etlsdk.kafka.KafkaRetryTopic.topic(settings.text("topic"))
            .bootstrapServers(settings.text("bootstrapServers"))
            .connectTimeout(ElementTexts.limit(settings, "connectTimeout"))
            .properties(settings.properties());
    ElementTexts.createTopic(settings, topic::createTopic);
    return topic.build();
  }
}
