package dev.etlsdk.kafka.internal.write;

import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.sink.SinkContext;
import dev.etlsdk.kafka.internal.settings.KafkaFailures;
import java.util.List;

/** Looks whether a topic can be written; opens no producer. */
public final class SinkAudit {

  private SinkAudit() {}

  /**
   * What stands in the way.
   *
   * @param deadLetters whether the topic is for dead letters, which have to be kept each
   */
  public static List<EtlException> of(
      String topic, ProducerSettings settings, SinkContext context, boolean deadLetters) {
    KafkaFailures failures = settings.failures(context);
    try (TopicAdmin admin = TopicAdmin.open(settings, context, failures)) {
      return admin.audit(topic, deadLetters);
    } catch (EtlException finding) {
      return List.of(finding);
    }
  }
}
