package dev.etlsdk.sql.internal;

import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sql.CompiledSql;
import dev.etlsdk.api.sql.ExplainLevel;
import dev.etlsdk.api.sql.SqlFragment;
import dev.etlsdk.api.transform.BatchTransform;
import dev.etlsdk.codegen.compile.CompiledQuery;
import dev.etlsdk.codegen.compile.GeneratedSources;
import dev.etlsdk.codegen.model.UdfRegistry;
import dev.etlsdk.codegen.plan.FragmentPlan;
import dev.etlsdk.codegen.plan.QueryPlan;
import java.util.List;

/** A query with its plan and classes. */
final class CompiledText implements CompiledSql {

  private final QueryPlan plan;
  private final GeneratedSources sources;
  private final CompiledQuery compiled;
  private final UdfRegistry registry;
  private final List<SqlFragment> fragments;

  CompiledText(
      QueryPlan plan, GeneratedSources sources, CompiledQuery compiled, UdfRegistry registry) {
    this.plan = plan;
    this.sources = sources;
    this.compiled = compiled;
    this.registry = registry;
    this.fragments = plan.fragments().stream().<SqlFragment>map(Fragment::new).toList();
  }

  @Override
  public Schema schema() {
    return plan.root().output();
  }

  @Override
  public List<SqlFragment> fragments() {
    return fragments;
  }

  @Override
  public String explain(ExplainLevel level) {
    String text = plan.explain();
    return level == ExplainLevel.PLAN
        ? text
        : text + "\n" + String.join("\n", sources.texts().values());
  }

  @Override
  public void close() {
    registry.close();
  }

  private final class Fragment implements SqlFragment {
    private final FragmentPlan fragment;

    Fragment(FragmentPlan fragment) {
      this.fragment = fragment;
    }

    @Override
    public String table() {
      return fragment.table();
    }

    @Override
    public Schema input() {
      return fragment.input();
    }

    @Override
    public BatchTransform create() {
      return compiled.create(fragment, registry.configs());
    }
  }
}
