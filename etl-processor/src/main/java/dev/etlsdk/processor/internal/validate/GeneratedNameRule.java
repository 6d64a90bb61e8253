package dev.etlsdk.processor.internal.validate;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.processor.internal.model.Findings;
import dev.etlsdk.processor.internal.model.PipelineModel;
import dev.etlsdk.processor.internal.model.Place;
import dev.etlsdk.processor.internal.model.StreamModel;
import dev.etlsdk.processor.internal.model.StreamModel.Origin;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** What is generated of a pipeline has names that nothing else has. */
public final class GeneratedNameRule {

  private final Elements elements;
  private final Predicate<TypeElement> compiledNow;
  private final Predicate<TypeElement> worker;
  private final Map<String, PipelineModel> pipelines = new HashMap<>();
  private final Map<String, TypeElement> generated = new HashMap<>();

  /**
   * The rule for one compilation.
   *
   * @param compiledNow whether a class is compiled now; others may be the output of an earlier
   *     compilation
   * @param worker whether a worker is generated of a pipeline as well
   */
  public GeneratedNameRule(
      Elements elements, Predicate<TypeElement> compiledNow, Predicate<TypeElement> worker) {
    this.elements = elements;
    this.compiledNow = compiledNow;
    this.worker = worker;
  }

  /** Notes names that are taken. */
  public void check(PipelineModel pipeline, Findings findings) {
    // A file is named after the pipeline, and not every file system tells case.
    PipelineModel other = pipelines.putIfAbsent(pipeline.name().toLowerCase(Locale.ROOT), pipeline);
    if (other != null) {
      findings.add(
          pipeline.namePlace(),
          EtlError.PIPELINE_0006,
          "the pipeline '"
              + pipeline.name()
              + "' has the name of that of "
              + other.type().getQualifiedName(),
          "rename one of them: consumer groups, and the file of the lineage, are named after it");
    }
    check(pipeline, pipeline.pipelineClass(), Place.of(pipeline.type()), findings);
    if (worker.test(pipeline.type())) {
      check(pipeline, pipeline.workerClass(), Place.of(pipeline.type()), findings);
    }
    for (StreamModel stream : pipeline.streams()) {
      if (stream.origin() instanceof Origin.FromQuery) {
        check(pipeline, pipeline.queryClass(stream), stream.place(), findings);
      } else if (stream.origin() instanceof Origin.FromTransform) {
        check(pipeline, pipeline.transformClass(stream), stream.place(), findings);
      }
    }
  }

  private void check(PipelineModel pipeline, String name, Place place, Findings findings) {
    String qualified =
        pipeline.packageName().isEmpty() ? name : pipeline.packageName() + "." + name;
    TypeElement existing = elements.getTypeElement(qualified);
    if (existing != null && compiledNow.test(existing)) {
      findings.add(
          place,
          EtlError.PIPELINE_0011,
          "the class " + qualified + ", which is to be generated, exists already",
          "rename the class, or the interface or method after which the generated one is named");
    }
    TypeElement other = generated.putIfAbsent(qualified, pipeline.type());
    if (other != null) {
      findings.add(
          place,
          EtlError.PIPELINE_0011,
          "the class "
              + qualified
              + " is to be generated of "
              + pipeline.type().getQualifiedName()
              + " and of "
              + other.getQualifiedName(),
          "rename one of the interfaces or methods after which it is named");
    }
  }
}
