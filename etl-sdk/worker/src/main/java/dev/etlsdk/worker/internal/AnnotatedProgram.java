package dev.etlsdk.worker.internal;

import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.config.ConfigKey;
import dev.etlsdk.pipeline.config.ConfiguredPipeline;
import dev.etlsdk.pipeline.config.PipelineConfig;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Asks generated code. */
final class AnnotatedProgram implements Program {

  private final Function<PipelineConfig, ConfiguredPipeline> configure;
  private final ConfiguredPipeline unconfigured;

  AnnotatedProgram(Function<PipelineConfig, ConfiguredPipeline> configure) {
    this.configure = configure;
    this.unconfigured = configure.apply(PipelineConfig.empty());
  }

  @Override
  public String name() {
    return unconfigured.name();
  }

  @Override
  public List<ConfigKey> keys() {
    return unconfigured.keys();
  }

  @Override
  public Set<String> openPrefixes() {
    return unconfigured.openPrefixes();
  }

  @Override
  public Pipeline create(PipelineConfig config, Collection<String> alsoKnown) {
    return configure.apply(config).alsoKnown(alsoKnown).build();
  }
}
