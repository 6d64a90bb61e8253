package dev.etlsdk.testkit.guarantee.internal;

import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.testkit.guarantee.PipelineFactory;
import dev.etlsdk.testkit.pipeline.internal.AnnotatedPipeline;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The pipeline of an annotated interface.
 *
 * @param type the interface
 * @param config its configuration, but for the brokers
 */
public record AnnotatedFactory(Class<?> type, LinkedHashMap<String, String> config)
    implements PipelineFactory {

  @Override
  public Pipeline create(String bootstrapServers) {
    Map<String, String> values = new LinkedHashMap<>(config);
    values.put("kafka.bootstrap-servers", bootstrapServers);
    return new AnnotatedPipeline<>(type).create(values);
  }
}
