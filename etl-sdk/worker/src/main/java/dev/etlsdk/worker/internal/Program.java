package dev.etlsdk.worker.internal;

import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.config.ConfigKey;
import dev.etlsdk.pipeline.config.ConfiguredPipeline;
import dev.etlsdk.pipeline.config.PipelineConfig;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What a worker runs: a pipeline that is made of a configuration, and the keys it understands. */
public interface Program {

  /** The name, for messages. */
  String name();

  /** The keys that the pipeline understands. */
  List<ConfigKey> keys();

  /** What keys begin with that are passed on to clients. */
  Set<String> openPrefixes();

  /**
   * The pipeline.
   *
   * @param alsoKnown keys that are no mistake although the pipeline doesn't know them
   * @throws dev.etlsdk.api.error.EtlException with everything that is wrong
   */
  Pipeline create(PipelineConfig config, Collection<String> alsoKnown);

  /** A pipeline that the annotation processor generated. */
  static Program annotated(Function<PipelineConfig, ConfiguredPipeline> configure) {
    return new AnnotatedProgram(configure);
  }

  /** A pipeline that is built in code, with the keys it was said to have. */
  static Program declared(
      String name, List<ConfigKey> keys, Function<PipelineConfig, Pipeline> build) {
    return new DeclaredProgram(name, keys, build);
  }
}
