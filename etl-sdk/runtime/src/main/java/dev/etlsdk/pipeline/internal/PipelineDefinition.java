package dev.etlsdk.pipeline.internal;

import dev.etlsdk.api.error.ErrorBudget;
import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.sql.SqlCompiler;
import dev.etlsdk.api.sql.UdfOptions;
import dev.etlsdk.pipeline.Stage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a user wrote, unchecked.
 *
 * @param name of the pipeline
 * @param version as set by the user
 * @param stages in the order in which they were added
 * @param chosenPolicy of streams without one of their own, as set by the user
 * @param policies by stream
 * @param errorBudget how much may fail, as set by the user
 * @param records what the rows of a stream are, by stream; where it was said
 * @param pii the columns that are said to be personal, by stream
 * @param delivery what is promised
 * @param udfs where functions come from
 * @param generatedSources folder that takes generated sources
 * @param compiler as set by the user
 */
public record PipelineDefinition(
    String name,
    Optional<String> version,
    List<Stage> stages,
    Optional<ErrorPolicy> chosenPolicy,
    Map<String, ErrorPolicy> policies,
    Optional<ErrorBudget> errorBudget,
    Map<String, Class<? extends Record>> records,
    Map<String, Set<String>> pii,
    DeliveryGuarantee delivery,
    UdfOptions udfs,
    Optional<Path> generatedSources,
    Optional<SqlCompiler> compiler) {

  /** What happens to rows that fail in streams without a policy of their own. */
  ErrorPolicy policy() {
    return chosenPolicy.orElseGet(ErrorPolicy::fail);
  }

  /** The stages of one kind, in order. */
  <T extends Stage> List<T> stages(Class<T> kind) {
    return stages.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The names of the streams that are made, in order; a name that stands twice comes twice. */
  List<String> streams() {
    return stages.stream()
        .filter(stage -> !(stage instanceof Stage.ToSink))
        .map(Stage::stream)
        .toList();
  }
}
