package dev.etlsdk.codegen.compile;

import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.transform.BatchTransform;
import dev.etlsdk.codegen.plan.ExpandPlan;
import dev.etlsdk.codegen.plan.FragmentPlan;
import dev.etlsdk.codegen.plan.FragmentStage;
import dev.etlsdk.codegen.plan.StagePlan;
import dev.etlsdk.codegen.plan.VectorCallPlan;
import dev.etlsdk.kernels.stage.ExpandStage;
import dev.etlsdk.kernels.stage.FragmentTransform;
import dev.etlsdk.kernels.stage.Stage;
import dev.etlsdk.kernels.stage.StageSetup;
import dev.etlsdk.udf.UdfConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The loaded classes of a query. Immutable and thread-safe; makes transforms for tasks. */
public final class CompiledQuery {

  private final String packageName;
  private final ClassLoader classes;

  private CompiledQuery(String packageName, ClassLoader classes) {
    this.packageName = packageName;
    this.classes = classes;
  }

  /**
   * Compiles and loads.
   *
   * @param parent sees the kernels and every class of functions that the source names
   */
  public static CompiledQuery of(GeneratedSources sources, ClassLoader parent) {
    ClassLoader loader =
        new GeneratedClassLoader(parent, new SourceCompiler(parent).compile(sources.texts()));
    return new CompiledQuery(sources.packageName(), loader);
  }

  /**
   * A transform for one task.
   *
   * @param fragment one of the query's
   * @param configs the configuration of classes with instance functions, by the name that the
   *     source calls them
   */
  public BatchTransform create(FragmentPlan fragment, Map<String, UdfConfig> configs) {
    List<Stage> stages = new ArrayList<>();
    for (FragmentStage stage : fragment.stages()) {
      stages.add(create(stage));
    }
    Schema output = fragment.stages().get(stages.size() - 1).output();
    return new FragmentTransform(stages, configs, output);
  }

  private Stage create(FragmentStage stage) {
    if (stage instanceof StagePlan plan) {
      return generated(plan.name(), plan);
    }
    if (stage instanceof VectorCallPlan call) {
      return generated(call.name(), call);
    }
    ExpandPlan expand = (ExpandPlan) stage;
    return new ExpandStage(
        expand.output(),
        expand.collection(),
        expand.kept().stream().mapToInt(Integer::intValue).toArray(),
        expand.elements().stream().mapToInt(Integer::intValue).toArray(),
        expand.outer());
  }

  private Stage generated(String name, FragmentStage stage) {
    StageSetup setup = new StageSetup(stage.input(), stage.output());
    try {
      return (Stage)
          classes
              .loadClass(packageName + "." + name)
              .getConstructor(StageSetup.class)
              .newInstance(setup);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the generated class " + name + " can't be made", e);
    }
  }
}
