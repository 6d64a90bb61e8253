package dev.etlsdk.testkit.guarantee;

import dev.etlsdk.api.sink.CommitPoint;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.runtime.RunnerOptions;
import dev.etlsdk.testkit.await.Await;
import dev.etlsdk.testkit.guarantee.internal.Arrivals;
import dev.etlsdk.testkit.guarantee.internal.NumberedInput;
import dev.etlsdk.testkit.guarantee.internal.RunFolder;
import dev.etlsdk.testkit.guarantee.internal.RunTopics;
import dev.etlsdk.testkit.guarantee.internal.WorkerJvm;
import dev.etlsdk.testkit.guarantee.internal.WorkerOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A {@link DeliveryScenario} whose topics are made: publishes numbered records, starts workers, and
 * counts what comes out. Used by one thread, but for {@link #publish}, which any may call.
 */
public final class DeliveryRun implements AutoCloseable {

  private final DeliveryScenario scenario;
  private final Pipeline pipeline;
  private final RunTopics topics;
  private final NumberedInput input;
  private final Arrivals arrivals;
  private final RunFolder folder = RunFolder.create();
  private final List<WorkerProcess> workers = new ArrayList<>();

  private DeliveryRun(
      DeliveryScenario scenario,
      Pipeline pipeline,
      RunTopics topics,
      NumberedInput input,
      Arrivals arrivals) {
    this.scenario = scenario;
    this.pipeline = pipeline;
    this.topics = topics;
    this.input = input;
    this.arrivals = arrivals;
  }

  static DeliveryRun open(DeliveryScenario scenario) {
    Pipeline pipeline = scenario.factory().create(scenario.workerServers);
    RunTopics topics =
        RunTopics.create(
            scenario.broker,
            pipeline,
            scenario.inputTopic(),
            scenario.outlets,
            scenario.partitions,
            scenario.foreignTopics);
    String servers = scenario.broker.bootstrapServers();
    NumberedInput input =
        new NumberedInput(servers, scenario.inputTopic(), scenario.partitions, scenario.record());
    Arrivals arrivals = new Arrivals(servers, input, scenario.outlets, scenario.partitions);
    return new DeliveryRun(scenario, pipeline, topics, input, arrivals);
  }

  /** The pipeline, for an execution within the test's own process. */
  public Pipeline pipeline() {
    return pipeline;
  }

  /** How workers run under test: for an execution within the test's own process. */
  public RunnerOptions.Builder options() {
    RunnerOptions.Builder options = WorkerOrder.options();
    scenario.settings.apply(options);
    return options;
  }

  /** Publishes the next records of the input; returns when the broker has them. */
  public void publish(int count) {
    input.publish(count);
  }

  /** How many records were published. */
  public int published() {
    return input.published();
  }

  /** How many committed records have arrived by now in all outputs and dead-letter topics. */
  public long arrived() {
    arrivals.lookToTheEnd(scenario.limit);
    return arrivals.arrived();
  }

  /** Takes some of what has come, so that less is left for later. */
  void look() {
    arrivals.look();
  }

  /**
   * Starts a worker with one task.
   *
   * @param worker its stable name; empty for none
   */
  public WorkerProcess start(String worker) {
    return start(worker, 1);
  }

  /**
   * Starts a worker.
   *
   * @param worker its stable name; empty for none
   */
  public WorkerProcess start(String worker, int tasks) {
    return start(scenario.workerServers, worker, tasks, null, 0);
  }

  /**
   * Starts a worker that reaches the broker over another address than the others: a network that
   * the test disturbs for this worker alone.
   *
   * @param bootstrapServers given to the scenario's pipeline factory in the worker's process
   * @param worker its stable name; empty for none
   */
  public WorkerProcess startConnectedTo(String bootstrapServers, String worker, int tasks) {
    return start(bootstrapServers, worker, tasks, null, 0);
  }

  /**
   * Starts a worker of one task that stands still at a commit point.
   *
   * @param passes how many times it passes the point before
   */
  public WorkerProcess startStandingAt(String worker, CommitPoint point, int passes) {
    return start(scenario.workerServers, worker, 1, point, passes);
  }

  private WorkerProcess start(
      String servers, String worker, int tasks, @Nullable CommitPoint point, int passes) {
    WorkerOrder order =
        new WorkerOrder(
            scenario.factory(), servers, scenario.settings, worker, tasks, point, passes);
    WorkerProcess started =
        new WorkerProcess(
            worker, WorkerJvm.start(order, scenario.jvmFlags, folder.nextLog(worker)));
    workers.removeIf(process -> !process.isAlive());
    workers.add(started);
    return started;
  }

  /**
   * Publishes some records at a time until a condition holds.
   *
   * @param what the condition, as a sentence that a failure's message can quote
   * @throws AssertionError when it doesn't within the scenario's limit
   */
  public void publishUntil(String what, BooleanSupplier condition) {
    explained(
        () ->
            Await.until(
                what,
                scenario.limit,
                () -> {
                  publish(KillSchedule.RECORDS_AT_A_TIME);
                  arrivals.look();
                  return state();
                },
                seen -> condition.getAsBoolean()));
  }

  /**
   * Waits until everything that was published has come out.
   *
   * @throws AssertionError when it hasn't within the scenario's limit
   */
  public void awaitComplete() {
    explained(
        () ->
            Await.until(
                "every record has come out",
                scenario.limit,
                () -> {
                  arrivals.look();
                  return state();
                },
                seen -> arrivals.complete()));
  }

  private String state() {
    return arrivals.arrived()
        + " records have come out of "
        + published()
        + " published, "
        + workers.stream().filter(WorkerProcess::isAlive).count()
        + " workers are alive";
  }

  /** Adds where to look to the message of a failure. */
  private void explained(Runnable action) {
    try {
      action.run();
    } catch (AssertionError failure) {
      workers.stream().filter(WorkerProcess::isAlive).forEach(WorkerProcess::dumpThreads);
      throw new AssertionError(
          failure.getMessage() + "\nThe logs of workers are in " + folder.keep(), failure);
    }
  }

  /**
   * Kills workers by a plan while records come, lets the last ones finish and stop.
   *
   * @param atLeast how many records are published at least
   * @return how many kills met a worker that had read; the others met one that was starting. At
   *     least half, where every worker has partitions
   * @throws AssertionError if a worker ends by itself, or records don't come out in time
   */
  public int execute(KillPlan plan, int atLeast) {
    try {
      return new KillSchedule(this).execute(plan, atLeast);
    } catch (AssertionError failure) {
      throw new AssertionError("With " + plan + ": " + failure.getMessage(), failure);
    }
  }

  /** What has become of the records that were published. */
  public DeliveryVerdict verdict() {
    arrivals.lookToTheEnd(scenario.limit);
    DeliveryVerdict verdict = arrivals.verdict(pipeline.delivery());
    if (!verdict.holds()) {
      folder.keep();
    }
    return verdict;
  }

  /**
   * Fails unless the pipeline has kept its promise.
   *
   * @throws AssertionError with the numbers of the records that were lost, repeated, mangled or
   *     disordered
   */
  public void assertHolds() {
    verdict().assertHolds();
  }

  /** Kills the workers that live, and deletes the topics. */
  @Override
  public void close() {
    workers.forEach(WorkerProcess::close);
    arrivals.close();
    input.close();
    pipeline.close();
    topics.close();
    folder.close();
  }
}
