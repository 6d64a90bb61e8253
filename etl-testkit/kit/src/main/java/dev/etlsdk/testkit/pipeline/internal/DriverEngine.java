package dev.etlsdk.testkit.pipeline.internal;

import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.testkit.driver.PipelineDriver;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Runs a pipeline without a broker. */
public final class DriverEngine implements Engine {

  private final Pipeline pipeline;
  private final PipelineDriver driver;

  private DriverEngine(Pipeline pipeline, PipelineDriver driver) {
    this.pipeline = pipeline;
    this.driver = driver;
  }

  /** An engine with the topics of a pipeline. */
  public static DriverEngine open(
      AnnotatedPipeline<?> annotated, Map<String, String> config, int partitions) {
    Map<String, String> values = new HashMap<>(config);
    values.putIfAbsent("kafka.bootstrap-servers", "in-memory:9092");
    Pipeline pipeline = annotated.create(values);
    PipelineDriver driver = PipelineDriver.of(pipeline);
    PipelineTopics.of(pipeline).all().forEach(topic -> driver.createTopic(topic, partitions));
    return new DriverEngine(pipeline, driver);
  }

  @Override
  public Pipeline pipeline() {
    return pipeline;
  }

  @Override
  public KafkaBroker broker() {
    return driver.broker();
  }

  @Override
  public void run() {
    driver.run();
  }

  @Override
  public void advance(Duration by) {
    driver.advance(by);
  }

  @Override
  public Clock clock() {
    return driver.clock();
  }

  @Override
  public void close() {
    try {
      driver.close();
    } finally {
      pipeline.close();
    }
  }
}
