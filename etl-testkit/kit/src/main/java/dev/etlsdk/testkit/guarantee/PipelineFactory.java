package dev.etlsdk.testkit.guarantee;

import dev.etlsdk.pipeline.Pipeline;
import java.io.Serializable;

/**
 * Makes the pipeline under test: in the test, which looks for its topics, and anew in each worker
 * process. So it travels: a reference to a static method does, and a lambda that holds nothing but
 * texts, numbers and other serialisable values.
 */
@FunctionalInterface
public interface PipelineFactory extends Serializable {

  /**
   * A new pipeline.
   *
   * @param bootstrapServers the broker that its sources, sinks and dead letters are to use
   */
  Pipeline create(String bootstrapServers);
}
