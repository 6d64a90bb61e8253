package dev.etlsdk.testkit.guarantee;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.testkit.guarantee.internal.AnnotatedFactory;
import dev.etlsdk.testkit.guarantee.internal.Outlet;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaRecord;
import dev.etlsdk.testkit.kafka.ReceivedRecord;
import dev.etlsdk.testkit.pipeline.internal.PipelineConfigs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline, the numbered records that it gets, and how to find them where they come out. {@link
 * #run} kills its workers by the plan of a {@link DeliveryTest} and looks whether the pipeline
 * keeps its promise; {@link #open} gives the parts for faults of one's own. Not thread-safe.
 *
 * <p>A record of the input makes at most one record in an output. An output is told once for each
 * topic, by {@code outputRecords} with all that has to come out, or by {@code output} with the
 * numbers alone; dead letters are recognised by themselves.
 */
public final class DeliveryScenario {

  final KafkaBroker broker;
  final List<Outlet> outlets = new ArrayList<>();
  final List<String> jvmFlags = new ArrayList<>();
  WorkerSettings settings = options -> {};
  int partitions = 4;
  Duration limit = Duration.ofMinutes(2);
  boolean foreignTopics;
  String workerServers;
  private @Nullable PipelineFactory factory;
  private @Nullable String inputTopic;
  private @Nullable LongFunction<KafkaRecord> record;
  private @Nullable KillPlan plan;
  private int records = 2000;

  private DeliveryScenario(KafkaBroker broker) {
    this.broker = Objects.requireNonNull(broker, "broker");
    this.workerServers = broker.bootstrapServers();
  }

  /** A scenario on a broker, which stays the caller's. */
  public static DeliveryScenario on(KafkaBroker broker) {
    return new DeliveryScenario(broker);
  }

  /** The broker. */
  public KafkaBroker broker() {
    return broker;
  }

  /** The pipeline, as a static method makes it: {@code Orders::pipeline}. */
  public DeliveryScenario pipeline(PipelineFactory newFactory) {
    this.factory = Objects.requireNonNull(newFactory, "factory");
    return this;
  }

  /**
   * The pipeline of an annotated interface.
   *
   * @param type the interface
   * @param config its configuration, each {@code key=value}; {@code kafka.bootstrap-servers} is set
   */
  public DeliveryScenario pipeline(Class<?> type, String... config) {
    return pipeline(new AnnotatedFactory(type, PipelineConfigs.parse(config)));
  }

  /**
   * The topic that gets the numbered records.
   *
   * @param newRecord makes the record of a number, from 0 on, always the same; with a key, its
   *     order among those of the key is looked at
   */
  public DeliveryScenario input(String topic, LongFunction<KafkaRecord> newRecord) {
    this.inputTopic = Objects.requireNonNull(topic, "topic");
    this.record = Objects.requireNonNull(newRecord, "record");
    return this;
  }

  /**
   * A topic in which every record comes out that doesn't become a dead letter. At least one has to:
   * an output that stays empty counts as lost. A dead letter excuses its record in each such
   * output; where several outputs fail by themselves, say what is expected in each.
   *
   * @param number the number of the input's record that a record of this topic was made of
   */
  public DeliveryScenario output(String topic, ToLongFunction<ReceivedRecord> number) {
    return add(new Outlet(topic, false, Objects.requireNonNull(number, "number"), null, null));
  }

  /**
   * A topic in which certain records come out.
   *
   * @param number the number of the input's record that a record of this topic was made of
   * @param expected whether the record of a number is to come out here
   */
  public DeliveryScenario output(
      String topic, ToLongFunction<ReceivedRecord> number, LongPredicate expected) {
    return add(
        new Outlet(
            topic,
            false,
            Objects.requireNonNull(number, "number"),
            Objects.requireNonNull(expected, "expected"),
            null));
  }

  /**
   * A topic whose records are known by the number of the input's record, which the sink carries on
   * in its header.
   *
   * @param expected see {@linkplain #outputRecords(String, ToLongFunction, LongFunction) below}
   */
  public DeliveryScenario outputRecords(
      String topic, LongFunction<@Nullable KafkaRecord> expected) {
    return outputRecords(topic, Outlet::numberOfHeader, expected);
  }

  /**
   * A topic whose records are known by the number of the input's record. A record with another's
   * value, key or headers is {@linkplain DeliveryVerdict.OfTopic#mangled told}.
   *
   * @param number the number of the input's record that a record of this topic was made of
   * @param expected the record that comes out for a number, null where none does: its value, key
   *     and headers, those included that it has from the input; its partition and time, if they are
   *     set
   */
  public DeliveryScenario outputRecords(
      String topic,
      ToLongFunction<ReceivedRecord> number,
      LongFunction<@Nullable KafkaRecord> expected) {
    Objects.requireNonNull(expected, "expected");
    return add(
        new Outlet(
            topic,
            false,
            Objects.requireNonNull(number, "number"),
            n -> expected.apply(n) != null,
            expected));
  }

  /**
   * A topic of dead letters, where any record may be, once for each stream. Each has to be the
   * input's record as it was: value, key, headers, and in its headers the partition and time that
   * the input sets.
   */
  public DeliveryScenario deadLetters(String topic) {
    return add(new Outlet(topic, true, Outlet::numberOfHeader, null, null));
  }

  /**
   * A topic of dead letters, looked at like those of any record.
   *
   * @param expected whether the record of a number is to fail
   */
  public DeliveryScenario deadLetters(String topic, LongPredicate expected) {
    return add(
        new Outlet(
            topic,
            true,
            Outlet::numberOfHeader,
            Objects.requireNonNull(expected, "expected"),
            null));
  }

  /**
   * A topic of dead letters, whose records a function of the test looks at.
   *
   * @param number the number of the input's record that failed; it may also check the letter
   * @param expected whether the record of a number is to fail
   */
  public DeliveryScenario deadLetters(
      String topic, ToLongFunction<ReceivedRecord> number, LongPredicate expected) {
    return add(
        new Outlet(
            topic,
            true,
            Objects.requireNonNull(number, "number"),
            Objects.requireNonNull(expected, "expected"),
            null));
  }

  private DeliveryScenario add(Outlet outlet) {
    Objects.requireNonNull(outlet.topic(), "topic");
    outlets.add(outlet);
    return this;
  }

  /** How many partitions each topic gets; 4 if nothing is said. */
  public DeliveryScenario partitions(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("partitions: must be at least 1, is " + count);
    }
    this.partitions = count;
    return this;
  }

  /** How workers run; without it, in small fetches that are committed every 50 ms. */
  public DeliveryScenario workers(WorkerSettings newSettings) {
    this.settings = Objects.requireNonNull(newSettings, "settings");
    return this;
  }

  /** Flags of the JVM of workers, such as {@code -Dname=value}, beside those of the testkit. */
  public DeliveryScenario jvmFlags(String... flags) {
    jvmFlags.addAll(List.of(flags));
    return this;
  }

  /**
   * Where workers find the broker, if that isn't the broker's own address: that of a network which
   * the test disturbs.
   */
  public DeliveryScenario workersConnectTo(String bootstrapServers) {
    this.workerServers = Objects.requireNonNull(bootstrapServers, "bootstrapServers");
    return this;
  }

  /** How long to wait for records to come out; 2 minutes if nothing is said. */
  public DeliveryScenario within(Duration newLimit) {
    this.limit = Objects.requireNonNull(newLimit, "limit");
    return this;
  }

  DeliveryScenario plan(KillPlan newPlan, int newRecords) {
    this.plan = newPlan;
    this.records = newRecords;
    return this;
  }

  /** Whether others use the broker, so that a topic may be somebody's. */
  DeliveryScenario keepingForeignTopics(boolean keep) {
    this.foreignTopics = keep;
    return this;
  }

  PipelineFactory factory() {
    return told(factory, "no pipeline", "say pipeline(Orders::pipeline)");
  }

  String inputTopic() {
    return told(inputTopic, "no input", "say input(topic, number -> record)");
  }

  LongFunction<KafkaRecord> record() {
    return told(record, "no input", "say input(topic, number -> record)");
  }

  private static <T> T told(@Nullable T value, String problem, String fix) {
    if (value == null) {
      throw EtlException.of(EtlError.TESTKIT_0003, "the scenario has " + problem).fix(fix).build();
    }
    return value;
  }

  /**
   * Makes the topics, and gives the parts. Nothing runs yet.
   *
   * @throws EtlException {@code ETL-TESTKIT-0003} if something wasn't told
   */
  public DeliveryRun open() {
    factory();
    inputTopic();
    told(outlets.isEmpty() ? null : outlets, "no output", "say output(topic, record -> number)");
    return DeliveryRun.open(this);
  }

  /**
   * Kills workers by the plan of the {@link DeliveryTest} that gave this scenario, and fails unless
   * the pipeline keeps its promise. A pipeline that doesn't pass the plan's commit point makes the
   * test be skipped.
   *
   * @return what was found
   * @throws AssertionError with the numbers of the records that were lost, repeated, mangled or
   *     disordered
   */
  public DeliveryVerdict run() {
    return run(
        told(plan, "no plan", "take it from a @DeliveryTest, or say run(plan, records)"), records);
  }

  /**
   * Kills workers by a plan, and fails unless the pipeline keeps its promise.
   *
   * @param atLeast how many records are published at least
   * @return what was found
   * @throws AssertionError with the numbers of the records that were lost, repeated, mangled or
   *     disordered
   */
  public DeliveryVerdict run(KillPlan by, int atLeast) {
    try (DeliveryRun run = open()) {
      run.execute(by, atLeast);
      DeliveryVerdict verdict = run.verdict();
      verdict.assertHolds();
      return verdict;
    }
  }
}
