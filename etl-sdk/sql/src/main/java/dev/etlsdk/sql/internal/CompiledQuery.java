package dev.etlsdk.sql.internal;

import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sql.CompiledSql;
import dev.etlsdk.api.sql.ExplainLevel;
import dev.etlsdk.api.sql.SqlFragment;
import dev.etlsdk.api.sql.UdfOptions;
import dev.etlsdk.api.transform.BatchTransform;
import dev.etlsdk.codegen.plan.FragmentPlan;
import dev.etlsdk.codegen.plan.PlanNode;
import dev.etlsdk.codegen.plan.StagePlan;
import dev.etlsdk.kernels.stage.StageSetup;
import java.util.List;
import java.util.Map;

/** A query with its generated classes. */
final class CompiledQuery implements CompiledSql {

  private final PlanNode plan;
  private final List<SqlFragment> fragments;
  private final Map<String, String> sources;

  CompiledQuery(
      PlanNode plan, List<FragmentPlan> fragments, Map<String, String> sources, ClassLoader classes, UdfOptions udfs) {
    this.plan = plan;
    this.sources = sources;
    this.fragments = fragments.stream().<SqlFragment>map(f -> new Fragment(f, classes, udfs)).toList();
  }

  @Override
  public Schema schema() {
    return plan.output();
  }

  @Override
  public List<SqlFragment> fragments() {
    return fragments;
  }

  @Override
  public String explain(ExplainLevel level) {
    return level == ExplainLevel.PLAN ? plan.toString() : plan + "\n\n" + String.join("\n", sources.values());
  }

  @Override
  public void close() {}

  private record Fragment(FragmentPlan plan, ClassLoader classes, UdfOptions udfs) implements SqlFragment {

    @Override
    public String table() {
      return plan.table();
    }

    @Override
    public Schema input() {
      return plan.stages().get(0).input();
    }

    @Override
    public BatchTransform create() {
      StagePlan stage = plan.stages().get(0);
      StageSetup setup = new StageSetup(stage.input(), stage.output(), udfs.configs());
      try {
        return (BatchTransform)
            classes.loadClass("dev.etlsdk.generated." + stage.name()).getConstructor(StageSetup.class).newInstance(setup);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("the generated class " + stage.name() + " can't be made", e);
      }
    }
  }
}
