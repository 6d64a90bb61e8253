package dev.etlsdk.kafka.internal.write;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.error.NearestNames;
import dev.etlsdk.api.sink.SinkContext;
import dev.etlsdk.kafka.internal.client.TopicClient;
import dev.etlsdk.kafka.internal.settings.Deadline;
import dev.etlsdk.kafka.internal.settings.KafkaFailures;
import dev.etlsdk.kafka.internal.settings.TopicRights;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at topics before anything is sent to them, and makes those that are missing if that is
 * wanted. One thread.
 */
final class TopicAdmin implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TopicAdmin.class);
  private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();

  /** Kafka's own default, for topics whose settings may not be read. */
  private static final long USUAL_MAX_MESSAGE_BYTES = (1 << 20) + 12;

  private final TopicClient topics;
  private final ProducerSettings settings;
  private final KafkaFailures failures;
  private Deadline deadline;

  private TopicAdmin(TopicClient topics, ProducerSettings settings, KafkaFailures failures) {
    this.topics = topics;
    this.settings = settings;
    this.failures = failures;
    this.deadline = Deadline.after(settings.connectTimeout());
  }

  static TopicAdmin open(ProducerSettings settings, SinkContext context, KafkaFailures failures) {
    return new TopicAdmin(settings.topics(context, failures), settings, failures);
  }

  /**
   * What there is to know of a topic, which is made first if it is missing and the settings say so.
   *
   * @throws EtlException if it doesn't exist, or no broker answers
   */
  TopicInfo require(String topic) {
    TopicInfo info = find(List.of(topic)).get(topic);
    if (info == null) {
      throw missing(topic);
    }
    return info;
  }

  /**
   * What there is to know of topics; those that don't exist and aren't to be made are missing.
   *
   * @throws EtlException if no broker answers
   */
  Map<String, TopicInfo> find(Collection<String> names) {
    deadline = Deadline.after(settings.connectTimeout());
    Map<String, Integer> partitions = new HashMap<>();
    topics
        .describe(names)
        .forEach(
            (topic, future) -> {
              TopicDescription description = described(topic, future);
              if (description == null && settings.creation().isPresent()) {
                description = create(topic, settings.creation().get());
              }
              if (description != null) {
                partitions.put(topic, description.partitions().size());
              }
            });
    Map<String, TopicInfo> infos = new HashMap<>();
    if (!partitions.isEmpty()) {
      topics
          .config(partitions.keySet())
          .forEach(
              (topic, future) ->
                  infos.put(topic, info(topic, partitions.getOrDefault(topic, 0), future)));
    }
    return infos;
  }

  /**
   * What stands in the way of writing to a topic; makes nothing.
   *
   * @throws EtlException if no broker answers, or describing the topic is refused
   */
  List<EtlException> audit(String topic, Optional<FailedRecords> failed) {
    deadline = Deadline.after(settings.connectTimeout());
    TopicDescription description = described(topic, topics.describe(topic));
    if (description == null) {
      return settings.creation().isPresent()
          ? auditCreation(topic, settings.creation().get())
          : List.of(missing(topic));
    }
    List<EtlException> findings = new ArrayList<>();
    if (!TopicRights.allow(description.authorizedOperations(), AclOperation.WRITE)) {
      findings.add(
          failures.error(
              EtlError.KAFKA_0007, "writing to topic '" + topic + "' is refused", TopicRights.FIX));
    }
    if (failed.isPresent() && info(topic, 0, topics.config(topic)).compacted()) {
      findings.add(KafkaDeadLetterWriter.compacted(topic, failed.get(), failures));
    }
    return findings;
  }

  private List<EtlException> auditCreation(String topic, TopicCreation creation) {
    try {
      get(topics.couldCreate(newTopic(topic, creation)));
      return List.of();
    } catch (ExecutionException failure) {
      return failure.getCause() instanceof TopicExistsException
          ? List.of()
          : List.of(notCreated(topic, failure));
    }
  }

  private EtlException notCreated(String topic, ExecutionException failure) {
    Throwable cause = KafkaFailures.unwrap(failure);
    if (cause instanceof AuthorizationException) {
      return failures.error(
          EtlError.KAFKA_0007,
          "creating topic '" + topic + "' is refused",
          TopicRights.CREATE_FIX,
          cause);
    }
    if (cause instanceof InvalidReplicationFactorException
        || cause instanceof InvalidPartitionsException
        || cause instanceof InvalidConfigurationException
        || cause instanceof PolicyViolationException) {
      return failures.error(
          EtlError.KAFKA_0009,
          "topic '" + topic + "' can't be made: " + cause.getMessage(),
          "correct createTopic(partitions, replication, configs), in a worker's configuration the"
              + " keys create-topic and create-topic-properties of the sink, or make the topic"
              + " yourself",
          cause);
    }
    return failed("creating topic '" + topic + "'", failure);
  }

  /**
   * What stands in the way of writing transactions. Nobody's are disturbed: whether WRITE is
   * allowed only the write tells, but whoever has it may look as well.
   */
  List<EtlException> auditTransactions(String transactionalId, String pipeline) {
    try {
      get(topics.transactions(transactionalId));
      return List.of();
    } catch (ExecutionException failure) {
      Throwable cause = failure.getCause();
      if (cause instanceof TransactionalIdNotFoundException) {
        return List.of();
      }
      if (cause instanceof AuthorizationException) {
        return List.of(
            failures.error(
                EtlError.KAFKA_0007,
                "writing transactions as '" + transactionalId + "' is refused",
                TopicRights.transactionsFix(pipeline),
                cause));
      }
      throw failed("looking at transactions", failure);
    }
  }

  private @Nullable TopicDescription described(String topic, KafkaFuture<TopicDescription> future) {
    try {
      return get(future);
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof UnknownTopicOrPartitionException
          || failure.getCause() instanceof InvalidTopicException) {
        return null;
      }
      throw failed("describing topic '" + topic + "'", failure);
    }
  }

  /**
   * A partition has a leader a moment before it can be written to. Of several batches that are sent
   * between, the first would be refused and the second taken as the producer's first: the broker
   * then refuses the one before as out of order until its delivery is given up.
   */
  private void awaitServed(String topic, int partitions) {
    try {
      get(topics.served(topic, partitions));
    } catch (ExecutionException failure) {
      throw failed("waiting for the partitions of topic '" + topic + "'", failure);
    }
  }

  private static NewTopic newTopic(String topic, TopicCreation creation) {
    return new NewTopic(topic, creation.partitions(), (short) creation.replication())
        .configs(creation.configs());
  }

  private TopicDescription create(String topic, TopicCreation creation) {
    try {
      get(topics.create(newTopic(topic, creation)));
      LOG.info("created topic {} with {} partitions", topic, creation.partitions());
    } catch (ExecutionException failure) {
      if (!(failure.getCause() instanceof TopicExistsException)) {
        throw notCreated(topic, failure);
      }
    }
    // The controller knows the topic; the brokers learn of it, and elect leaders, a moment later.
    while (true) {
      TopicDescription made = described(topic, topics.describe(topic));
      if (made != null && made.partitions().stream().allMatch(info -> info.leader() != null)) {
        awaitServed(topic, made.partitions().size());
        return made;
      }
      if (deadline.isPast()) {
        throw failures.unreachable(deadline.limit(), null);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private TopicInfo info(String topic, int partitions, KafkaFuture<Config> future) {
    Config config;
    try {
      config = get(future);
    } catch (ExecutionException failure) {
      if (!(failure.getCause() instanceof AuthorizationException)) {
        throw failed("reading the settings of topic '" + topic + "'", failure);
      }
      LOG.warn(
          "no access to the settings of topic {} (DESCRIBE_CONFIGS): its records are taken to be"
              + " limited to {} bytes",
          topic,
          USUAL_MAX_MESSAGE_BYTES);
      config = new Config(List.of());
    }
    return new TopicInfo(
        topic,
        partitions,
        number(config, "max.message.bytes", USUAL_MAX_MESSAGE_BYTES),
        text(config, "compression.type", "producer"),
        text(config, "message.timestamp.type", "CreateTime").equals("LogAppendTime"),
        retention(config),
        number(config, "message.timestamp.before.max.ms", Long.MAX_VALUE),
        number(config, "message.timestamp.after.max.ms", Long.MAX_VALUE),
        text(config, "cleanup.policy", "delete").contains("compact"));
  }

  /** For ever, where nothing is deleted for its age. */
  private static long retention(Config config) {
    long limit = number(config, "retention.ms", -1);
    boolean deletes = text(config, "cleanup.policy", "delete").contains("delete");
    return limit < 0 || !deletes ? Long.MAX_VALUE : limit;
  }

  private static long number(Config config, String name, long otherwise) {
    return Long.parseLong(text(config, name, Long.toString(otherwise)));
  }

  private static String text(Config config, String name, String otherwise) {
    ConfigEntry entry = config.get(name);
    return entry == null || entry.value() == null ? otherwise : entry.value();
  }

  private EtlException missing(String topic) {
    String question = "";
    try {
      Collection<String> existing = get(topics.names());
      question = NearestNames.question(topic, existing);
    } catch (ExecutionException noList) {
      LOG.debug("topics can't be listed", noList);
    }
    return failures.error(
        EtlError.KAFKA_0002,
        "the topic '" + topic + "' doesn't exist on " + failures.servers(),
        (question.isEmpty() ? "" : question + " ")
            + "Create it, or have it created with "
            + TopicCreation.HOW);
  }

  private EtlException failed(String doing, Exception failure) {
    return failures.of(EtlError.KAFKA_0005, doing, deadline.limit(), failure);
  }

  private <T> T get(KafkaFuture<T> future) throws ExecutionException {
    try {
      return future.get(Math.max(1, deadline.left().toMillis()), TimeUnit.MILLISECONDS);
    } catch (java.util.concurrent.TimeoutException late) {
      throw failures.unreachable(deadline.limit(), late);
    } catch (InterruptedException interrupted) {
      throw failed("waiting for Kafka", new InterruptException(interrupted));
    }
  }

  @Override
  public void close() {
    topics.close();
  }
}
