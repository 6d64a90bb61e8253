package dev.etlsdk.kafka.internal.read;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.source.SourceContext;
import dev.etlsdk.api.source.Split;
import dev.etlsdk.api.source.SplitEnumerator;
import dev.etlsdk.kafka.internal.settings.KafkaFailures;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Lists the partitions of a source's topics and, of a bounded source, where they end now. */
public final class KafkaEnumerator implements SplitEnumerator {

  private final Consumer<byte[], byte[]> consumer;
  private final SourceSettings settings;
  private final KafkaFailures failures;
  private final TopicDirectory directory;

  private KafkaEnumerator(
      Consumer<byte[], byte[]> consumer,
      SourceSettings settings,
      KafkaFailures failures,
      TopicDirectory directory) {
    this.consumer = consumer;
    this.settings = settings;
    this.failures = failures;
    this.directory = directory;
  }

  /**
   * Connects, and checks that the topics are there.
   *
   * @throws dev.etlsdk.api.error.EtlException if they aren't, or no broker answers
   */
  public static KafkaEnumerator open(SourceSettings settings, SourceContext context) {
    return open(settings, context, true);
  }

  /**
   * The same before anything is made: topics that will be don't have to be there.
   *
   * @throws dev.etlsdk.api.error.EtlException if others aren't, or no broker answers
   */
  static KafkaEnumerator ahead(SourceSettings settings, SourceContext context) {
    return open(settings, context, false);
  }

  private static KafkaEnumerator open(
      SourceSettings settings, SourceContext context, boolean awaitsMade) {
    Consumer<byte[], byte[]> consumer = settings.lookingConsumer(context);
    KafkaFailures failures = settings.failures(context);
    KafkaEnumerator enumerator =
        new KafkaEnumerator(
            consumer,
            settings,
            failures,
            new TopicDirectory(consumer, settings, failures, awaitsMade));
    try {
      enumerator.discover();
      return enumerator;
    } catch (RuntimeException failure) {
      enumerator.close();
      throw failure;
    }
  }

  /** The partitions of all topics. */
  List<TopicPartition> partitions() {
    return directory.partitions();
  }

  @Override
  public List<Split> discover() {
    List<TopicPartition> partitions = directory.partitions();
    if (!settings.bounded()) {
      return Splits.of(partitions);
    }
    try {
      return Splits.of(partitions, BoundedEnds.now(consumer, settings, partitions));
    } catch (KafkaException failure) {
      throw failures.of(
          EtlError.KAFKA_0008, "reading the topics' ends", settings.connectTimeout(), failure);
    }
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(Duration.ZERO));
  }
}
