package dev.etlsdk.testkit.pipeline.internal;

import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import java.time.Clock;
import java.time.Duration;

/** What a pipeline under test runs on. */
public interface Engine extends AutoCloseable {

  /** The pipeline. */
  Pipeline pipeline();

  /** Where its topics are. */
  KafkaBroker broker();

  /** Processes everything that is there, and commits it. */
  void run();

  /** Moves the clock on. */
  void advance(Duration by);

  /** The clock. */
  Clock clock();

  @Override
  void close();
}
