package dev.etlsdk.testkit.guarantee.internal;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.redrive.RedriveHeaders;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.testkit.guarantee.DeliveryVerdict;
import dev.etlsdk.testkit.kafka.ReceivedRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads outputs and dead-letter topics as they grow, each committed record once, and counts. A
 * consumer of its own without a group, so nothing of the pipeline is asked. Used by one thread.
 */
public final class Arrivals implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(20);

  private final NumberedInput input;
  private final List<Outlet> outlets;
  private final Map<String, Tally> tallies = new LinkedHashMap<>();
  private final List<TopicPartition> partitions = new ArrayList<>();
  private final Consumer<byte @Nullable [], byte @Nullable []> consumer;

  /**
   * Counts what arrives of an input in topics, which exist.
   *
   * @param partitionsOfEach how many partitions each topic has
   */
  public Arrivals(
      String bootstrapServers, NumberedInput input, List<Outlet> outlets, int partitionsOfEach) {
    this.input = input;
    this.outlets = List.copyOf(outlets);
    this.consumer = consumer(bootstrapServers);
    for (Outlet outlet : outlets) {
      tallies.put(outlet.topic(), outlet.tally(input::made));
      for (int partition = 0; partition < partitionsOfEach; partition++) {
        partitions.add(new TopicPartition(outlet.topic(), partition));
      }
    }
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  private static Consumer<byte @Nullable [], byte @Nullable []> consumer(String bootstrapServers) {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "none",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
            (int) POLL.toMillis(),
            ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
            500),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  /** Takes what has come since. */
  public void look() {
    consumer.poll(POLL).forEach(this::count);
  }

  private void count(ConsumerRecord<byte @Nullable [], byte @Nullable []> record) {
    Tally tally = tallies.get(record.topic());
    boolean isMark = record.headers().lastHeader(RedriveHeaders.SENT) != null;
    if (tally != null && !isMark) {
      tally.add(ReceivedRecord.from(record), input::orderOf, input.published());
    }
  }

  /**
   * Takes all that is there now.
   *
   * @throws EtlException if the broker doesn't give it in time
   */
  public void lookToTheEnd(Duration limit) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    long deadline = System.nanoTime() + limit.toNanos();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      if (System.nanoTime() - deadline > 0) {
        throw EtlException.of(
                EtlError.TESTKIT_0002,
                "the outputs haven't been read to their ends, " + ends + ", within " + limit)
            .fix("see whether a transaction is open that nobody ends")
            .build();
      }
      look();
    }
  }

  /** How many records have arrived in all topics. */
  public long arrived() {
    return tallies.values().stream().mapToLong(Tally::arrived).sum();
  }

  /** Whether nothing is missing of what was published. */
  public boolean complete() {
    int published = input.published();
    BitSet failed = failed();
    return outlets.stream()
        .allMatch(outlet -> !decides(outlet) || tally(outlet).complete(published, failed));
  }

  /** What has become of the input. */
  public DeliveryVerdict verdict(DeliveryGuarantee guarantee) {
    int published = input.published();
    BitSet failed = failed();
    boolean only = outlets.stream().filter(outlet -> !outlet.deadLetters()).count() == 1;
    List<DeliveryVerdict.OfTopic> topics = new ArrayList<>();
    for (Outlet outlet : outlets) {
      if (decides(outlet)) {
        // If all of it were elsewhere, a pipeline whose every record fails would keep its promise.
        BitSet elsewhere = tally(outlet).arrived() == 0 ? new BitSet() : failed;
        topics.add(tally(outlet).verdict(published, elsewhere, only));
      } else {
        // Any number may be there, so each is its own excuse.
        BitSet any = new BitSet();
        any.set(0, published);
        topics.add(tally(outlet).verdict(published, any, false));
      }
    }
    return new DeliveryVerdict(guarantee, published, topics);
  }

  /** Whether something has to be in a topic: in a dead-letter topic only if the test says what. */
  private static boolean decides(Outlet outlet) {
    return !outlet.deadLetters() || outlet.expected() != null;
  }

  private Tally tally(Outlet outlet) {
    Tally tally = tallies.get(outlet.topic());
    if (tally == null) {
      throw new IllegalStateException(outlet.topic());
    }
    return tally;
  }

  /** Numbers that are dead letters. */
  private BitSet failed() {
    BitSet failed = new BitSet();
    outlets.stream().filter(Outlet::deadLetters).forEach(outlet -> failed.or(tally(outlet).seen()));
    return failed;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
