package dev.etlsdk.worker.internal;

import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.config.ConfigKey;
import dev.etlsdk.pipeline.config.ConfiguredPipeline;
import dev.etlsdk.pipeline.config.PipelineConfig;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks generated code, and not before it is asked itself: a library that the jar lacks is found
 * within the run, which has exit codes.
 */
final class AnnotatedProgram implements Program {

  private final Function<PipelineConfig, ConfiguredPipeline> configure;
  private volatile @Nullable ConfiguredPipeline unconfigured;

  AnnotatedProgram(Function<PipelineConfig, ConfiguredPipeline> configure) {
    this.configure = configure;
  }

  private ConfiguredPipeline unconfigured() {
    ConfiguredPipeline known = unconfigured;
    if (known == null) {
      known = configure.apply(PipelineConfig.empty());
      unconfigured = known;
    }
    return known;
  }

  @Override
  public String name() {
    return unconfigured().name();
  }

  @Override
  public List<ConfigKey> keys() {
    return unconfigured().keys();
  }

  @Override
  public Set<String> openPrefixes() {
    return unconfigured().openPrefixes();
  }

  @Override
  public Pipeline create(PipelineConfig config, Collection<String> alsoKnown) {
    return configure.apply(config).alsoKnown(alsoKnown).build();
  }
}
