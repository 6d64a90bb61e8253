package dev.etlsdk.kafka.internal.write;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.sink.CommitPoint;
import dev.etlsdk.api.sink.Committable;
import dev.etlsdk.api.sink.TaskProgress;
import dev.etlsdk.kafka.internal.settings.KafkaFailures;
import dev.etlsdk.kafka.internal.settings.ProducerDefaults;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * The one producer of a task for a cluster. All of the task's writers send through it, dead letters
 * included, each in a {@link ProducerLane} of its own. Used by the task's work thread.
 */
final class TaskProducer implements AutoCloseable {

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

  private final Function<Map<String, Object>, Producer<byte[], byte[]>> factory;
  private final Map<String, Object> effective;
  private final Duration deliveryTimeout;
  private final Duration blockLimit;
  private final long maxRequestSize;
  private final long bufferMemory;
  private final String compression;
  private final @Nullable Transactions transactions;
  private final SmallTopics small = new SmallTopics();
  private Producer<byte[], byte[]> producer;
  private long batchSize;
  private long wantedBatchSize;
  private boolean ready;
  private boolean clean = true;

  private TaskProducer(
      Function<Map<String, Object>, Producer<byte[], byte[]>> factory,
      Map<String, Object> effective,
      boolean replaceable,
      Consumer<CommitPoint> points) {
    this.factory = factory;
    this.effective = effective;
    this.batchSize = number(effective, ProducerConfig.BATCH_SIZE_CONFIG, 16 << 10);
    this.wantedBatchSize = batchSize;
    this.deliveryTimeout =
        Duration.ofMillis(number(effective, ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 120_000));
    this.blockLimit =
        Duration.ofMillis(number(effective, ProducerConfig.MAX_BLOCK_MS_CONFIG, 60_000));
    this.maxRequestSize = number(effective, ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 1 << 20);
    this.bufferMemory = number(effective, ProducerConfig.BUFFER_MEMORY_CONFIG, 32 << 20);
    this.compression =
        String.valueOf(effective.getOrDefault(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none"));
    this.transactions =
        effective.containsKey(ProducerConfig.TRANSACTIONAL_ID_CONFIG)
            ? new Transactions(
                Duration.ofMillis(
                    number(
                        effective,
                        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                        ProducerDefaults.TRANSACTION_TIMEOUT)),
                replaceable,
                points)
            : null;
    // Last: it has a thread of its own, which nobody would end if something above failed.
    this.producer = factory.apply(effective);
  }

  /**
   * Makes the producer.
   *
   * @param replaceable whether another one may come to have the same name of transactions
   */
  static TaskProducer open(
      Function<Map<String, Object>, Producer<byte[], byte[]>> factory,
      Map<String, Object> effective,
      boolean replaceable,
      KafkaFailures failures,
      Duration connectTimeout,
      Consumer<CommitPoint> points) {
    try {
      return new TaskProducer(factory, effective, replaceable, points);
    } catch (KafkaException failure) {
      throw failures.of(EtlError.KAFKA_0009, "making a Kafka producer", connectTimeout, failure);
    }
  }

  /**
   * Has to be called before anything is sent, once the topics are known to be there. With
   * transactions this shuts out an earlier producer of the same task, and ends its transaction.
   */
  void ready(KafkaFailures failures) {
    if (transactions == null || ready) {
      return;
    }
    try {
      producer.initTransactions();
      ready = true;
    } catch (KafkaException failure) {
      throw failures.of(
          EtlError.KAFKA_0013, "taking up the task's transactions", blockLimit, failure);
    }
  }

  private static long number(Map<String, Object> effective, String key, long otherwise) {
    Object value = effective.get(key);
    try {
      return value == null ? otherwise : Long.parseLong(value.toString().trim());
    } catch (NumberFormatException indirect) {
      // A value that a configuration provider of the client gives.
      return otherwise;
    }
  }

  /**
   * Has to be called for each topic before anything is sent to it: from then on no batch is larger
   * than the topic takes.
   *
   * <p>The client would split a batch that the broker refuses for its size. A batch behind it that
   * is on its way already may meanwhile be taken as the first of this producer; the broker then
   * refuses the parts as out of order, again and again.
   *
   * @param failures of who asks, which tells what goes wrong as its own
   * @throws EtlException if what was sent before doesn't arrive, or there can be no other producer;
   *     then everything is as it was
   */
  void admit(TopicInfo topic, KafkaFailures failures) {
    long most = compresses() ? topic.maxMessageBytes() / 2 : topic.maxMessageBytes();
    if (most >= batchSize) {
      return;
    }
    wantedBatchSize = Math.min(wantedBatchSize, most);
    if (transactions != null && transactions.isOpen()) {
      small.add(topic.name(), most);
      return;
    }
    try {
      makeSmaller();
    } catch (KafkaException failure) {
      throw failures.of(
          EtlError.KAFKA_0005,
          "making batches as small as topic '" + topic.name() + "' takes them",
          deliveryTimeout,
          failure);
    }
  }

  private boolean compresses() {
    return !compression.equals("none");
  }

  /** Goes on with a producer whose batches are small enough. */
  private void makeSmaller() {
    Map<String, Object> smaller = new HashMap<>(effective);
    smaller.put(ProducerConfig.BATCH_SIZE_CONFIG, Math.toIntExact(Math.max(1, wantedBatchSize)));
    if (compresses()) {
      // How well a batch compresses is only guessed until it is closed, so some will be split all
      // the same; one at a time, no other is behind them.
      smaller.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    }
    Producer<byte[], byte[]> former = producer;
    Producer<byte[], byte[]> next = factory.apply(smaller);
    try {
      // What is on its way arrives, or fails, before anything goes another way.
      former.flush();
      if (ready) {
        next.initTransactions();
      }
    } catch (RuntimeException failure) {
      next.close(Duration.ZERO);
      throw failure;
    }
    producer = next;
    batchSize = wantedBatchSize;
    small.clear();
    former.close(CLOSE_LIMIT);
  }

  /** The largest record the producer takes, in bytes before compression. */
  long largestRecord() {
    return Math.min(maxRequestSize, bufferMemory);
  }

  /** How the producer compresses. */
  String compression() {
    return compression;
  }

  /** How long the producer tries to deliver a record. */
  Duration deliveryTimeout() {
    return deliveryTimeout;
  }

  /** How long the producer waits for the brokers to begin or to end a transaction. */
  Duration blockLimit() {
    return blockLimit;
  }

  /** Sends a record, and returns before it has arrived; waits while the buffer is full. */
  @SuppressWarnings(
      "FutureReturnValueIgnored") // the callback tells the same, for all records at once
  void send(ProducerRecord<byte[], byte[]> record, Callback callback) {
    clean = false;
    if (transactions != null) {
      begin(transactions);
      small.beforeSending(record, producer::flush);
    }
    producer.send(record, callback);
  }

  private void begin(Transactions each) {
    if (!each.isOpen()) {
      if (wantedBatchSize < batchSize) {
        makeSmaller();
      }
      each.begin(producer);
    }
  }

  /** Waits until everything that was sent has arrived or failed. */
  void flush() {
    producer.flush();
    clean = true;
  }

  /** What {@link #commit} needs, once everything has arrived. */
  Committable prepare(TaskProgress progress) {
    return transactions == null ? Committable.empty() : transactions.prepare(progress);
  }

  /** Commits the transaction and the sources' progress with it; without one, nothing is left. */
  void commit(Committable committable) {
    if (transactions != null) {
      transactions.commit(producer, committable);
    }
  }

  /** Gives up the open transaction; without one, nothing can be called back. */
  void abort() {
    if (transactions != null) {
      transactions.abort(producer);
    }
  }

  /** Notes that something failed. An error of its own if it is about the transaction, or null. */
  @Nullable EtlException failed(Throwable failure, KafkaFailures failures) {
    return transactions == null ? null : transactions.failed(failure, failures);
  }

  /** Closes the producer; what isn't flushed is given up at once, as it will be written again. */
  @Override
  public void close() {
    abort();
    producer.close(clean ? CLOSE_LIMIT : Duration.ZERO);
  }
}
