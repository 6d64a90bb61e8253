package dev.etlsdk.kafka.internal.read;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.source.Fetch;
import dev.etlsdk.api.source.FetchLimits;
import dev.etlsdk.api.source.Position;
import dev.etlsdk.api.source.ProgressKeeper;
import dev.etlsdk.api.source.SourceContext;
import dev.etlsdk.api.source.SourceReader;
import dev.etlsdk.api.source.Split;
import dev.etlsdk.api.source.SplitListener;
import dev.etlsdk.kafka.internal.settings.KafkaFailures;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/** Reads as a member of a consumer group. */
public final class KafkaReader implements SourceReader {

  private static final long NEVER = Long.MAX_VALUE;
  private static final long POLL_AT_LEAST_NANOS = Duration.ofSeconds(1).toNanos();
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

  private final SourceSettings settings;
  private final KafkaFailures failures;
  private final Consumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final OwnedPartitions owned;
  private final PendingRecords pending;
  private final WaitingRecords waiting;
  private final LostRecords lost;
  private final SilenceWatch silence;
  private final GroupProgress progress;
  private final TopicWatch watch;
  private final RetryTopicEnds retryEnds;
  private volatile boolean woken;
  private boolean paused;
  private long lastClientPoll;

  private KafkaReader(
      SourceSettings settings,
      Consumer<byte[], byte[]> consumer,
      KafkaFailures failures,
      List<TopicPartition> partitions,
      LostRecords.TrueEnds trueEnds,
      RetryTopicEnds retryEnds,
      GroupProgress progress,
      Clock clock) {
    this.settings = settings;
    this.pending = new PendingRecords(settings.retryTopics());
    this.waiting = new WaitingRecords(consumer, settings.retryTopics(), clock);
    this.failures = failures;
    this.consumer = consumer;
    this.partitions = partitions;
    this.lost = new LostRecords(consumer, settings, failures, trueEnds);
    this.watch = new TopicWatch(consumer, settings, failures);
    this.progress = progress;
    this.retryEnds = retryEnds;
    this.owned =
        new OwnedPartitions(
            consumer,
            settings,
            failures,
            pending,
            waiting,
            lost,
            watch,
            progress,
            new BoundedEnds(consumer, settings, retryEnds));
    this.silence = new SilenceWatch(consumer, settings.outageTimeout());
  }

  /**
   * Connects, and checks that the topics are there.
   *
   * @throws EtlException if they aren't, or no broker answers
   */
  public static KafkaReader open(SourceSettings settings, SourceContext context) {
    KafkaFailures failures = settings.failures(context);
    GroupProgress progress = new GroupProgress();
    Consumer<byte[], byte[]> consumer = settings.groupConsumer(context, progress);
    try {
      List<TopicPartition> partitions =
          new TopicDirectory(consumer, settings, failures, true).partitions();
      StartChecks.check(settings, partitions, failures);
      return new KafkaReader(
          settings,
          consumer,
          failures,
          partitions,
          asked -> settings.trueEnds(asked, context),
          new RetryTopicEnds(() -> settings.topics(context), failures, settings.connectTimeout()),
          progress,
          context.clock());
    } catch (RuntimeException failure) {
      consumer.close(CloseOptions.timeout(Duration.ZERO));
      throw failure;
    }
  }

  @Override
  public void start(Position from, SplitListener listener) {
    try {
      owned.start(from, listener, partitions);
    } catch (KafkaException failure) {
      throw failures.of(
          EtlError.KAFKA_0008, "beginning to read", settings.connectTimeout(), failure);
    }
    if (settings.topics() instanceof TopicSelection.Names names) {
      consumer.subscribe(names.names(), owned);
    } else {
      consumer.subscribe(((TopicSelection.Matching) settings.topics()).subscription(), owned);
    }
  }

  /**
   * Moves partitions that this reader has to other positions: the group gives partitions, the
   * runtime doesn't.
   */
  @Override
  public void assign(List<Split> splits, Position from) {
    owned.seek(splits, from);
  }

  @Override
  public @Nullable Fetch poll(Duration maxWait, FetchLimits limits) {
    try {
      return pollGroup(maxWait, limits);
    } catch (KafkaException failure) {
      throw failures.of(
          EtlError.KAFKA_0008, "fetching records", settings.connectTimeout(), failure);
    }
  }

  private @Nullable Fetch pollGroup(Duration maxWait, FetchLimits limits) {
    owned.commitLate();
    owned.beginAwaited();
    owned.checkEnds();
    gather(maxWait, limits);
    owned.checkEnds();
    if (silence.isTooLong()) {
      throw failures.unreachable(settings.outageTimeout(), null);
    }
    watch.look(owned.topics());
    if (paused || pending.isEmpty()) {
      return null;
    }
    List<ConsumerRecord<byte[], byte[]>> last = new ArrayList<>();
    KafkaRecords records = pending.take(limits, last);
    return new Fetch.Records(records, owned.advance(last));
  }

  /** Polls the client until a fetch is full, or has lingered for more, or nothing came in time. */
  private void gather(Duration maxWait, FetchLimits limits) {
    long now = System.nanoTime();
    long end = owned.isComplete() ? now : now + maxWait.toNanos();
    long linger = paused || pending.isEmpty() ? NEVER : limits.linger().toNanos();
    long begun = now;
    while (true) {
      if (woken) {
        woken = false;
        end = now;
      }
      if (!paused && pending.fill(limits) && now - lastClientPoll < POLL_AT_LEAST_NANOS) {
        return;
      }
      long wait = Math.min(end - now, linger == NEVER ? NEVER : begun + linger - now);
      boolean came = pollClient(Duration.ofNanos(Math.max(0, wait)));
      now = System.nanoTime();
      lastClientPoll = now;
      if (came && linger == NEVER) {
        linger = limits.linger().toNanos();
        begun = now;
      }
      if ((!came && now >= end) || (linger != NEVER && now - begun >= linger)) {
        return;
      }
    }
  }

  /** Polls the client once. Whether records came. */
  private boolean pollClient(Duration wait) {
    ConsumerRecords<byte[], byte[]> records;
    if (!paused) {
      waiting.resume();
    }
    try {
      records = consumer.poll(wait);
    } catch (WakeupException woken) {
      records = ConsumerRecords.empty();
    } catch (OffsetOutOfRangeException outOfRange) {
      owned.throwFailure();
      lost.handle(outOfRange, owned);
      records = ConsumerRecords.empty();
    } catch (KafkaException failure) {
      // A partition that could not be begun has no offset either, and the client complains of that.
      owned.throwFailure();
      throw failure;
    }
    owned.throwFailure();
    progress.member(consumer.groupMetadata());
    if (progress.takeJoinAnew()) {
      consumer.enforceRebalance("partitions may have been moving when its predecessor was killed");
    }
    for (TopicPartition partition : records.partitions()) {
      List<ConsumerRecord<byte[], byte[]>> list = records.records(partition);
      int count = owned.countBeforeEnd(partition, list);
      pending.add(partition, list, waiting.ready(partition, list, count));
    }
    return !records.isEmpty();
  }

  @Override
  public boolean finished() {
    return settings.bounded() && pending.isEmpty() && owned.isComplete();
  }

  @Override
  public void pause() {
    paused = true;
    owned.pause();
  }

  @Override
  public void resume() {
    paused = false;
    owned.resume();
    waiting.pause();
  }

  @Override
  public void acknowledge(Position position) {
    owned.acknowledge(position);
  }

  @Override
  public Optional<ProgressKeeper> progressKeeper() {
    return Optional.of(progress);
  }

  @Override
  public void committed(Position position) {
    owned.committed(position);
  }

  @Override
  public Position position() {
    return owned.position();
  }

  @Override
  public Map<String, Long> lag() {
    Map<String, Long> lag = new HashMap<>();
    for (PartitionState state : owned.states()) {
      long inHand = pending.count(state.partition);
      if (settings.bounded() && state.hasEnd()) {
        // The client knows of an end only once it has fetched, and counts what comes behind ours.
        lag.put(state.id, state.done ? inHand : Math.max(inHand, state.end - state.next));
        continue;
      }
      OptionalLong behind =
          waiting.behind(state.partition, consumer.currentLag(state.partition), state.next);
      if (behind.isPresent()) {
        lag.put(state.id, behind.getAsLong() + inHand);
      }
    }
    return lag;
  }

  @Override
  public boolean waits(String split) {
    return settings.retryTopics().contains(Splits.partition(split).topic());
  }

  @Override
  public long acceptedLoss() {
    return lost.accepted();
  }

  @Override
  public void wakeup() {
    woken = true;
    consumer.wakeup();
  }

  /**
   * Leaves the group, also as a static member, so that others go on at once; a worker that is
   * killed keeps its place.
   */
  @Override
  public void close() {
    try {
      consumer.close(
          CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
              .withTimeout(CLOSE_LIMIT));
    } catch (WakeupException stray) {
      // The consumer closes all the same.
    } catch (KafkaException failure) {
      throw failures.of(EtlError.KAFKA_0008, "closing the consumer", CLOSE_LIMIT, failure);
    } finally {
      retryEnds.close();
    }
  }

  @Override
  public Collection<String> splits() {
    return owned.splits();
  }
}
