package dev.etlsdk.processor.internal.emit;

import dev.etlsdk.codegen.expression.Expression;
import dev.etlsdk.codegen.expression.Expressions;
import dev.etlsdk.codegen.expression.FunctionTarget;
import dev.etlsdk.codegen.plan.FragmentPlan;
import dev.etlsdk.codegen.plan.FragmentStage;
import dev.etlsdk.codegen.plan.QueryPlan;
import dev.etlsdk.codegen.plan.StagePlan;
import dev.etlsdk.codegen.plan.VectorCallPlan;
import dev.etlsdk.sql.BuildTimeSqlCompiler.CheckedQuery;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** Finds the functions that queries call. */
final class CalledFunctions {

  private final Set<String> configured = new TreeSet<>();

  private CalledFunctions() {}

  /** The classes of functions that queries call whose instances take a configuration. */
  static Set<String> configured(Collection<CheckedQuery> queries) {
    CalledFunctions called = new CalledFunctions();
    queries.forEach(query -> called.in(query.plan()));
    return called.configured;
  }

  private void in(QueryPlan plan) {
    for (FragmentPlan fragment : plan.fragments()) {
      fragment.stages().forEach(this::in);
    }
  }

  private void in(FragmentStage stage) {
    if (stage instanceof VectorCallPlan call) {
      add(call.function());
    } else if (stage instanceof StagePlan rows) {
      rows.expressions().forEach(this::in);
      for (StagePlan.Step step : rows.steps()) {
        in(
            step instanceof StagePlan.Step.Keep keep
                ? keep.condition()
                : ((StagePlan.Step.Define) step).value());
      }
    }
  }

  private void in(Expression expression) {
    Expressions.walk(
        expression,
        part -> {
          if (part instanceof Expression.Call call) {
            add(call.function());
          }
        });
  }

  private void add(FunctionTarget function) {
    if (function.user().filter(FunctionTarget.UserFunction::takesConfig).isPresent()) {
      configured.add(function.owner());
    }
  }
}
