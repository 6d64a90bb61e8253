package dev.etlsdk.kafka.internal.write;

import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.sink.SinkContext;
import dev.etlsdk.kafka.internal.settings.KafkaFailures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks whether a topic can be written, and where exactly once is promised whether transactions can
 * be; opens no producer.
 */
public final class SinkAudit {

  private SinkAudit() {}

  /**
   * What stands in the way of a sink.
   *
   * @param topic that all rows go to; empty where rows name theirs
   */
  public static List<EtlException> ofSink(
      Optional<String> topic, ProducerSettings settings, SinkContext context) {
    boolean transactions = context.guarantee() == DeliveryGuarantee.EXACTLY_ONCE;
    if (topic.isEmpty() && !transactions) {
      return List.of();
    }
    KafkaFailures failures = settings.failures(context);
    List<EtlException> findings = new ArrayList<>();
    try (TopicAdmin admin = TopicAdmin.open(settings, context, failures)) {
      topic.ifPresent(name -> findings.addAll(admin.audit(name, Optional.empty())));
      if (transactions) {
        findings.addAll(
            admin.auditTransactions(settings.transactionalId(context), context.pipeline()));
      }
    } catch (EtlException finding) {
      findings.add(finding);
    }
    return findings;
  }

  /**
   * What stands in the way of records that failed, which have to be kept each. They are written in
   * the sinks' transactions, which are the sinks' to look at.
   */
  public static List<EtlException> ofFailed(
      String topic, FailedRecords kind, ProducerSettings settings, SinkContext context) {
    KafkaFailures failures = settings.failures(context);
    try (TopicAdmin admin = TopicAdmin.open(settings, context, failures)) {
      return admin.audit(topic, Optional.of(kind));
    } catch (EtlException finding) {
      return List.of(finding);
    }
  }
}
