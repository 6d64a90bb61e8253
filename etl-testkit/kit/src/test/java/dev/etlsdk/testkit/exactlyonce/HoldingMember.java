package dev.etlsdk.testkit.exactlyonce;

import dev.etlsdk.testkit.await.Await;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Configurable;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The first member of a group, which divides its partitions, and can hold a rebalance at the point
 * at which everybody has asked to join and nobody has an assignment. Commits nothing.
 */
final class HoldingMember implements AutoCloseable {

  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final String HOLD = "test.hold";

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Hold hold;
  private final Thread thread = new Thread(this::poll, "holding-member");
  private volatile int partitions;
  private volatile boolean rebalance;
  private volatile boolean closing;

  private HoldingMember(KafkaConsumer<byte[], byte[]> consumer, Hold hold) {
    this.consumer = consumer;
    this.hold = hold;
  }

  static HoldingMember join(
      KafkaBroker broker, String group, String topic, Map<String, String> properties) {
    Hold hold = new Hold();
    Map<String, Object> all = new HashMap<>(properties);
    all.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
    all.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    all.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, List.of(HoldingAssignor.class));
    all.put(HOLD, hold);
    HoldingMember member =
        new HoldingMember(
            new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
            hold);
    member.consumer.subscribe(List.of(topic));
    member.thread.start();
    Await.until("the first member is in", DEADLINE, member::partitions, count -> count > 0);
    return member;
  }

  private void poll() {
    while (!closing) {
      if (rebalance) {
        rebalance = false;
        consumer.enforceRebalance();
      }
      consumer.poll(Duration.ofMillis(20));
      partitions = consumer.assignment().size();
    }
    consumer.close();
  }

  /** How many partitions it has. */
  int partitions() {
    return partitions;
  }

  /** Begins a rebalance; returns when all members have asked to join. */
  void holdNextRebalance() throws InterruptedException {
    hold.armed = true;
    rebalance = true;
    if (!hold.entered.await(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("no rebalance has come to be divided");
    }
  }

  /** Lets the rebalance end. */
  void release() {
    hold.released.countDown();
  }

  @Override
  public void close() throws InterruptedException {
    release();
    closing = true;
    thread.join(DEADLINE.toMillis());
  }

  /** Shared by the member and its assignor. */
  private static final class Hold {
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile boolean armed;

    private void pass() {
      if (armed) {
        entered.countDown();
        try {
          released.await(DEADLINE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  /** Kafka's own, that waits where it is told to. Made by the client. */
  public static final class HoldingAssignor extends CooperativeStickyAssignor
      implements Configurable {

    private Hold hold = new Hold();

    /** Made by the client. */
    public HoldingAssignor() {}

    @Override
    public void configure(Map<String, ?> configs) {
      hold = (Hold) configs.get(HOLD);
    }

    @Override
    public GroupAssignment assign(Cluster metadata, GroupSubscription subscriptions) {
      hold.pass();
      return super.assign(metadata, subscriptions);
    }
  }
}
