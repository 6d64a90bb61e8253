package dev.etlsdk.processor.internal.validate;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.processor.internal.model.Findings;
import dev.etlsdk.processor.internal.model.PipelineModel;
import dev.etlsdk.processor.internal.model.Place;
import dev.etlsdk.processor.internal.model.RowModel;
import dev.etlsdk.processor.internal.model.StreamModel;
import dev.etlsdk.processor.internal.model.StreamModel.Origin;
import dev.etlsdk.processor.internal.model.TransformModel;
import dev.etlsdk.processor.internal.model.TransformModel.Code;
import dev.etlsdk.processor.internal.model.TransformModel.Kind;
import dev.etlsdk.processor.internal.read.ModuleAccess;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.TypeElement;

/**
 * In a named module, what the runtime makes by reflection is open to it: the code of transforms,
 * and records that have no typed batch.
 */
public final class ModuleRule {

  private static final String RUNTIME = "dev.etlsdk.pipeline.Pipeline";

  private ModuleRule() {}

  /**
   * Notes packages that the module has to open.
   *
   * @param compiledNow whether a class is compiled now, together with its module
   */
  public static void check(
      PipelineModel pipeline,
      ModuleAccess modules,
      Predicate<TypeElement> compiledNow,
      Findings findings) {
    Set<String> lines = new LinkedHashSet<>();
    for (StreamModel stream : pipeline.streams()) {
      if (stream.origin() instanceof Origin.FromTransform made) {
        types(pipeline, stream, made.transform()).stream()
            .filter(compiledNow)
            .forEach(type -> modules.missingOpens(type, RUNTIME).ifPresent(lines::add));
      }
    }
    for (String line : lines) {
      findings.add(
          Place.of(pipeline.type()),
          EtlError.TRANSFORM_0004,
          "the code of the transforms of "
              + pipeline.type().getSimpleName()
              + " is made at run time, and the module doesn't open its package to that",
          "add to module-info: " + line);
    }
  }

  private static Set<TypeElement> types(
      PipelineModel pipeline, StreamModel stream, TransformModel transform) {
    Set<TypeElement> types = new LinkedHashSet<>();
    Code code = transform.code();
    // What is generated stands in the pipeline's package.
    types.add(code instanceof Code.OfClass given ? given.type() : pipeline.type());
    boolean batches = code instanceof Code.OfClass given && given.kind() == Kind.BATCHES;
    if (code.asynchronous() || (code instanceof Code.OfClass && !batches)) {
      types.add(stream.row().type());
      transform.input().map(RowModel::type).ifPresent(types::add);
    }
    return types;
  }
}
