package dev.etlsdk.kafka.internal.read;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.source.SourceContext;
import dev.etlsdk.kafka.internal.client.TopicClient;
import dev.etlsdk.kafka.internal.settings.KafkaFailures;
import dev.etlsdk.kafka.internal.settings.TopicRights;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InterruptException;

/** Looks whether topics can be read; joins no group. */
public final class SourceAudit {

  private final SourceSettings settings;
  private final SourceContext context;
  private final KafkaFailures failures;
  private final List<EtlException> findings = new ArrayList<>();

  private SourceAudit(SourceSettings settings, SourceContext context) {
    this.settings = settings;
    this.context = context;
    this.failures = settings.failures(context);
  }

  /** What stands in the way. */
  public static List<EtlException> of(SourceSettings settings, SourceContext context) {
    SourceAudit audit = new SourceAudit(settings, context);
    try {
      audit.look();
    } catch (EtlException finding) {
      audit.findings.add(finding);
    }
    return audit.findings;
  }

  /** Uncommitted records may vanish, and offsets that are being committed would be overlooked. */
  public static List<EtlException> obstaclesToExactlyOnce(SourceSettings settings) {
    String isolation = settings.properties().getOrDefault("isolation.level", "read_committed");
    if (isolation.trim().equalsIgnoreCase("read_committed")) {
      return List.of();
    }
    return List.of(
        EtlException.of(
                EtlError.PIPELINE_0005,
                "exactly once is asked for, but the source reads records that may be taken back:"
                    + " isolation.level="
                    + isolation)
            .fix("leave isolation.level out: it is read_committed then")
            .build());
  }

  private void look() {
    List<TopicPartition> partitions;
    try (KafkaEnumerator enumerator = KafkaEnumerator.ahead(settings, context)) {
      partitions = enumerator.partitions();
    }
    StartChecks.check(settings, partitions, failures);
    Set<String> topics =
        partitions.stream()
            .map(TopicPartition::topic)
            .collect(Collectors.toCollection(TreeSet::new));
    try (TopicClient client = settings.topics(context)) {
      client.describe(topics).forEach(this::topic);
      group(client);
    }
  }

  private void topic(String topic, KafkaFuture<TopicDescription> future) {
    try {
      if (!TopicRights.allow(get(future).authorizedOperations(), AclOperation.READ)) {
        refused("reading topic '" + topic + "' is refused");
      }
    } catch (ExecutionException failure) {
      throw failed("describing topic '" + topic + "'", failure);
    }
  }

  /** A group that nobody has used yet isn't there, which is no finding. */
  private void group(TopicClient client) {
    String group = settings.group(context);
    try {
      if (!TopicRights.allow(get(client.groupOperations(group)), AclOperation.READ)) {
        refused("reading as consumer group '" + group + "' is refused");
      }
    } catch (ExecutionException failure) {
      if (!(failure.getCause() instanceof GroupIdNotFoundException)) {
        throw failed("describing consumer group '" + group + "'", failure);
      }
    }
  }

  private void refused(String problem) {
    findings.add(failures.error(EtlError.KAFKA_0007, problem, TopicRights.FIX));
  }

  private EtlException failed(String doing, Exception failure) {
    return failures.of(EtlError.KAFKA_0008, doing, settings.connectTimeout(), failure);
  }

  private <T> T get(KafkaFuture<T> future) throws ExecutionException {
    try {
      return future.get(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (java.util.concurrent.TimeoutException late) {
      throw failures.unreachable(settings.connectTimeout(), late);
    } catch (InterruptedException interrupted) {
      throw failed("waiting for Kafka", new InterruptException(interrupted));
    }
  }
}
