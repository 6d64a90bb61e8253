package dev.etlsdk.kafka.internal;

import dev.etlsdk.api.source.SourceContext;
import dev.etlsdk.api.source.Split;
import dev.etlsdk.api.source.SplitEnumerator;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;

/** Lists the partitions of a source's topics. */
public final class KafkaEnumerator implements SplitEnumerator {

  private final Consumer<byte[], byte[]> consumer;
  private final TopicDirectory directory;

  private KafkaEnumerator(Consumer<byte[], byte[]> consumer, TopicDirectory directory) {
    this.consumer = consumer;
    this.directory = directory;
  }

  /**
   * Connects, and checks that the topics are there.
   *
   * @throws dev.etlsdk.api.error.EtlException if they aren't, or no broker answers
   */
  public static KafkaEnumerator open(SourceSettings settings, SourceContext context) {
    Consumer<byte[], byte[]> consumer = settings.lookingConsumer(context);
    KafkaEnumerator enumerator =
        new KafkaEnumerator(
            consumer, new TopicDirectory(consumer, settings, settings.failures(context)));
    try {
      enumerator.discover();
      return enumerator;
    } catch (RuntimeException failure) {
      enumerator.close();
      throw failure;
    }
  }

  @Override
  public List<Split> discover() {
    return Splits.of(directory.partitions());
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(Duration.ZERO));
  }
}
