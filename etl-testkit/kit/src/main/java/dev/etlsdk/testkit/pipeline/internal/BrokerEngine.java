package dev.etlsdk.testkit.pipeline.internal;

import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.runtime.RunnerOptions;
import dev.etlsdk.testkit.driver.internal.SetClock;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Runs a pipeline on a broker: each run is an execution of its own, which ends at what the topics
 * hold when it begins.
 */
public final class BrokerEngine implements Engine {

  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final Pipeline pipeline;
  private final KafkaBroker broker;
  private final Set<String> topics;
  private final SetClock clock;

  private BrokerEngine(Pipeline pipeline, KafkaBroker broker, Set<String> topics, SetClock clock) {
    this.pipeline = pipeline;
    this.broker = broker;
    this.topics = topics;
    this.clock = clock;
  }

  /**
   * An engine with the topics of a pipeline, empty.
   *
   * @param broker stays the caller's
   * @param ofOthers whether others use the broker, so that a topic may be somebody's
   */
  public static BrokerEngine open(
      AnnotatedPipeline<?> annotated,
      Map<String, String> config,
      KafkaBroker broker,
      int partitions,
      boolean ofOthers) {
    Map<String, String> values = new HashMap<>(config);
    values.put("kafka.bootstrap-servers", broker.bootstrapServers());
    try (Pipeline probe = annotated.create(values)) {
      PipelineTopics.of(probe)
          .sources()
          .keySet()
          .forEach(stream -> values.put(stream + ".source.bounded", "true"));
    }
    Pipeline pipeline = annotated.create(values);
    Set<String> topics = PipelineTopics.of(pipeline).all();
    for (String topic : topics) {
      if (broker.topics().contains(topic)) {
        if (ofOthers) {
          throw PipelineTopics.taken(topic);
        }
        broker.deleteTopic(topic);
      }
      broker.createTopic(topic, partitions);
    }
    // Now, as the broker has its own clock, which refuses times far from it.
    return new BrokerEngine(pipeline, broker, topics, new SetClock(Instant.now()));
  }

  @Override
  public Pipeline pipeline() {
    return pipeline;
  }

  @Override
  public KafkaBroker broker() {
    return broker;
  }

  @Override
  public void run() {
    RunnerOptions options = RunnerOptions.builder().clock(clock).build();
    try (Execution execution = LocalRunner.create(options).start(pipeline)) {
      if (!execution.await(LIMIT)) {
        throw new AssertionError(
            "the pipeline has not come to the end of its topics within "
                + LIMIT.toSeconds()
                + " s: "
                + execution.counters());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the pipeline ran", e);
    }
  }

  @Override
  public void advance(Duration by) {
    clock.advance(by);
  }

  @Override
  public Clock clock() {
    return clock;
  }

  @Override
  public void close() {
    try {
      pipeline.close();
    } finally {
      topics.forEach(broker::deleteTopic);
    }
  }
}
