package dev.etlsdk.kafka.internal.settings;

import dev.etlsdk.api.error.ErrorCode;
import dev.etlsdk.api.error.ErrorLocation;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnreleasedInstanceIdException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.jspecify.annotations.Nullable;

/**
 * Turns the exceptions of Kafka's clients into errors that say where it happened and what to do.
 */
public final class KafkaFailures {

  private static final String REACHABLE =
      "check that a broker listens there and can be reached from here, that its advertised"
          + " listeners are addresses that can be reached from here too, and that"
          + " security.protocol is the listener's";

  private final String servers;
  private final ErrorLocation location;
  private final Secrets secrets;

  /**
   * Errors of one client.
   *
   * @param servers the brokers' addresses
   * @param location where the client is used
   * @param secrets what no message may hold
   */
  public KafkaFailures(String servers, ErrorLocation location, Secrets secrets) {
    this.servers = servers;
    this.location = location;
    this.secrets = secrets;
  }

  /** The brokers' addresses, for messages. */
  public String servers() {
    return servers;
  }

  /** What a worker calls a setting of the stream in question: {@code orders.source.start}. */
  public String key(String setting) {
    String stream = location.stage();
    return "'" + (stream == null ? "<stream>" : stream) + "." + setting + "'";
  }

  /** An error of our own at this place. */
  public EtlException error(ErrorCode code, String problem, String fix) {
    return error(code, problem, fix, null);
  }

  /** An error of our own at this place. */
  public EtlException error(ErrorCode code, String problem, String fix, @Nullable Throwable cause) {
    return EtlException.of(code, secrets.hide(problem))
        .at(location)
        .fix(fix)
        .cause(cause == null ? null : secrets.causeWithoutSecrets(cause))
        .build();
  }

  /** Nobody answers. */
  public EtlException unreachable(Duration waited, @Nullable Throwable cause) {
    return error(
        EtlError.KAFKA_0001,
        "no Kafka broker answered at " + servers + " within " + seconds(waited),
        REACHABLE,
        cause);
  }

  /** Something wasn't done in time. Brokers may answer, and still not do it. */
  private EtlException timeOut(String doing, Duration waited, Throwable failure) {
    String fix = SlowAnswers.fix(failure.getMessage());
    return fix == null
        ? unreachable(waited, failure)
        : error(
            EtlError.KAFKA_0001,
            doing + " took too long at " + servers + ": " + text(failure),
            fix + "; and " + REACHABLE,
            failure);
  }

  /**
   * The error for an exception of a client.
   *
   * @param fallback the code where the exception's type says nothing better
   * @param doing what was being done, as in "committing offsets"
   * @param waited the limit that was set, for exceptions that mean it is past
   */
  public EtlException of(ErrorCode fallback, String doing, Duration waited, Throwable thrown) {
    Throwable failure = unwrap(thrown);
    if (failure instanceof EtlException own) {
      return own.within(location.pipeline(), location.stage());
    }
    if (failure instanceof TimeoutException
        || failure instanceof java.util.concurrent.TimeoutException) {
      return timeOut(doing, waited, failure);
    }
    if (failure instanceof AuthorizationException) {
      return refused(doing, failure);
    }
    String login = LoginFailures.fix(failure);
    if (login != null) {
      return error(
          EtlError.KAFKA_0007,
          doing + " was refused: " + LoginFailures.reason(failure),
          login,
          failure);
    }
    EtlException fenced = fenced(failure);
    if (fenced != null) {
      return fenced;
    }
    if (failure instanceof CommitFailedException) {
      return error(
          EtlError.KAFKA_0006,
          "the group has moved partitions meanwhile, so that offsets can't be committed with the"
              + " output; the transaction is given up",
          "nothing is lost or doubled: whoever has the partitions then reads them from what was"
              + " committed last",
          failure);
    }
    return other(fallback, doing, failure);
  }

  /** Another one has taken this one's place. */
  private @Nullable EtlException fenced(Throwable failure) {
    if (failure instanceof FencedInstanceIdException
        || failure instanceof UnreleasedInstanceIdException) {
      return error(
          EtlError.KAFKA_0010,
          "another worker with the same id reads for the same consumer group",
          "give each worker an id of its own, or none; a stopped worker's place is free at once, a"
              + " killed one's as soon as it is started again",
          failure);
    }
    if (failure instanceof ProducerFencedException
        || failure instanceof InvalidProducerEpochException) {
      return shutOut(failure);
    }
    return null;
  }

  /** Another producer has ended this one's transaction, and writes under its name. */
  public EtlException shutOut(Throwable failure) {
    return error(
        EtlError.SINK_0001,
        "another worker with the same id writes in this one's place, and its transaction was"
            + " given up",
        "give each worker an id of its own, or none",
        failure);
  }

  private EtlException other(ErrorCode fallback, String doing, Throwable failure) {
    if (failure instanceof UnknownTopicOrPartitionException) {
      return error(
          EtlError.KAFKA_0002, doing + " failed: " + text(failure), "create the topic", failure);
    }
    if (failure instanceof ConfigException) {
      return configuration(doing, failure);
    }
    if (failure instanceof UnsupportedVersionException) {
      return error(
          EtlError.KAFKA_0009,
          doing + " failed, because the brokers are too old for it: " + text(failure),
          "leave out the properties that newer brokers need, such as group.protocol=consumer, or"
              + " update the brokers",
          failure);
    }
    if (failure instanceof RecordTooLargeException) {
      return error(
          fallback,
          doing + " failed: " + text(failure),
          "the topic's or the broker's limit was lowered while the pipeline ran; after a restart"
              + " such a row fails by itself",
          failure);
    }
    return error(fallback, doing + " failed: " + text(failure), fixFor(failure), failure);
  }

  private EtlException configuration(String doing, Throwable failure) {
    String text = text(failure);
    if (text.contains("No resolvable bootstrap urls")) {
      return error(
          EtlError.KAFKA_0001,
          "none of the broker addresses " + servers + " can be resolved",
          "check bootstrapServers: host:port, several separated by commas",
          failure);
    }
    return error(EtlError.KAFKA_0009, doing + " failed: " + text, "correct the property", failure);
  }

  private EtlException refused(String doing, Throwable failure) {
    String what =
        failure instanceof TopicAuthorizationException topics
                && !topics.unauthorizedTopics().isEmpty()
            ? "access to the topics " + topics.unauthorizedTopics() + " is refused"
            : doing + " was refused: " + text(failure);
    String fix = TopicRights.FIX;
    if (failure instanceof TransactionalIdAuthorizationException) {
      String pipeline = location.pipeline();
      fix = TopicRights.transactionsFix(pipeline == null ? "" : pipeline);
    } else if (failure instanceof ClusterAuthorizationException) {
      fix = TopicRights.CLUSTER_FIX;
    }
    return error(EtlError.KAFKA_0007, what, fix, failure);
  }

  private static String fixFor(Throwable failure) {
    if (failure instanceof InterruptException) {
      return "the thread was interrupted from outside; stop a pipeline with its own stop method";
    }
    if (failure.getMessage() != null && failure.getMessage().contains("JAAS config")) {
      return "correct the property sasl.jaas.config";
    }
    if (LoginFailures.isAboutFiles(failure)) {
      return LoginFailures.FILES_FIX;
    }
    return "the cause below comes from Kafka's client; what passes by itself is retried by the"
        + " pipeline's restart policy";
  }

  private String text(Throwable failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }

  /**
   * What lies beneath the wrappings of futures, of a client's constructor, of rebalance callbacks,
   * and of transactions for which the client itself has given up trying.
   */
  public static Throwable unwrap(Throwable thrown) {
    Throwable failure = thrown;
    while (failure.getCause() != null
        && (failure instanceof ExecutionException
            || failure instanceof CompletionException
            || failure instanceof TransactionAbortableException
            || failure.getClass() == KafkaException.class)) {
      failure = failure.getCause();
    }
    return failure;
  }

  /** A limit in words. */
  public static String seconds(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() + " ms";
  }
}
