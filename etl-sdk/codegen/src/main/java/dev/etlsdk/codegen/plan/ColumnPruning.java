package dev.etlsdk.codegen.plan;

import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.codegen.expression.Expression;
import dev.etlsdk.codegen.expression.Expressions;
import dev.etlsdk.codegen.plan.StagePlan.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Leaves out the columns that nothing reads, from the last stage to the first. What can fail is
 * evaluated all the same.
 */
final class ColumnPruning {

  private ColumnPruning() {}

  static List<FragmentStage> prune(List<FragmentStage> stages) {
    List<FragmentStage> pruned = new ArrayList<>();
    NavigableSet<Integer> needed = new TreeSet<>();
    FragmentStage last = stages.get(stages.size() - 1);
    for (int i = 0; i < last.output().size(); i++) {
      needed.add(i);
    }
    for (int i = stages.size() - 1; i >= 0; i--) {
      FragmentStage stage = stages.get(i);
      if (stage instanceof StagePlan plan) {
        Pruned result = stage(plan, needed);
        pruned.add(result.stage());
        needed = result.inputs();
      } else if (stage instanceof ExpandPlan plan) {
        Pruned result = expand(plan, needed);
        pruned.add(result.stage());
        needed = result.inputs();
      } else if (stage instanceof VectorCallPlan plan) {
        Pruned result = vectorCall(plan, needed);
        pruned.add(result.stage());
        needed = result.inputs();
      }
    }
    Collections.reverse(pruned);
    return pruned;
  }

  /**
   * A stage without columns that nobody reads, and the columns of the old input that it still
   * reads.
   */
  private record Pruned(FragmentStage stage, NavigableSet<Integer> inputs) {}

  private static Pruned stage(StagePlan plan, NavigableSet<Integer> needed) {
    List<Step> steps = new ArrayList<>(plan.steps());
    List<Expression> expressions = new ArrayList<>();
    for (int i = 0; i < plan.expressions().size(); i++) {
      Expression expression = plan.expressions().get(i);
      if (needed.contains(i)) {
        expressions.add(expression);
      } else if (Expressions.canFail(expression)) {
        steps.add(new Step.Define("unused_" + plan.output().column(i).name(), expression));
      }
    }
    steps.removeIf(step -> step instanceof Step.Define define && isUnused(define, plan));
    NavigableSet<Integer> inputs = new TreeSet<>();
    steps.forEach(step -> note(expression(step), inputs));
    expressions.forEach(expression -> note(expression, inputs));
    List<Step> newSteps = new ArrayList<>();
    for (Step step : steps) {
      Expression renumbered = renumber(expression(step), inputs);
      newSteps.add(
          step instanceof Step.Define define
              ? new Step.Define(define.variable(), renumbered)
              : new Step.Keep(renumbered));
    }
    List<Expression> newExpressions = expressions.stream().map(e -> renumber(e, inputs)).toList();
    StagePlan stage =
        new StagePlan(
            plan.name(),
            plan.comment(),
            select(plan.input(), inputs),
            newSteps,
            newExpressions,
            select(plan.output(), needed));
    return new Pruned(stage, inputs);
  }

  private static boolean isUnused(Step.Define define, StagePlan plan) {
    if (Expressions.canFail(define.value())) {
      return false;
    }
    boolean[] used = {false};
    plan.steps()
        .forEach(step -> Expressions.walk(expression(step), e -> used[0] |= isVariable(e, define)));
    plan.expressions()
        .forEach(expression -> Expressions.walk(expression, e -> used[0] |= isVariable(e, define)));
    return !used[0];
  }

  private static boolean isVariable(Expression expression, Step.Define define) {
    return expression instanceof Expression.Variable variable
        && variable.name().equals(define.variable());
  }

  private static Pruned expand(ExpandPlan plan, NavigableSet<Integer> needed) {
    NavigableSet<Integer> inputs = new TreeSet<>();
    inputs.add(plan.collection());
    List<Integer> kept = new ArrayList<>();
    List<Integer> elements = new ArrayList<>();
    for (int column : needed) {
      if (column < plan.kept().size()) {
        kept.add(plan.kept().get(column));
        inputs.add(plan.kept().get(column));
      } else {
        elements.add(plan.elements().get(column - plan.kept().size()));
      }
    }
    ExpandPlan stage =
        new ExpandPlan(
            select(plan.input(), inputs),
            inputs.headSet(plan.collection()).size(),
            kept.stream().map(column -> inputs.headSet(column).size()).toList(),
            elements,
            plan.outer(),
            select(plan.output(), needed));
    return new Pruned(stage, inputs);
  }

  private static Pruned vectorCall(VectorCallPlan plan, NavigableSet<Integer> needed) {
    List<Integer> kept = new ArrayList<>(needed.headSet(plan.input().size()));
    NavigableSet<Integer> inputs = new TreeSet<>(kept);
    inputs.addAll(plan.arguments());
    VectorCallPlan stage =
        new VectorCallPlan(
            plan.name(),
            plan.comment(),
            plan.function(),
            plan.arguments().stream().map(column -> inputs.headSet(column).size()).toList(),
            kept.stream().map(column -> inputs.headSet(column).size()).toList(),
            plan.result(),
            select(plan.input(), inputs),
            select(plan.output(), needed));
    return new Pruned(stage, inputs);
  }

  private static Schema select(Schema schema, NavigableSet<Integer> columns) {
    List<Column> selected = new ArrayList<>();
    columns.forEach(column -> selected.add(schema.column(column)));
    return Schema.of(selected);
  }

  private static Expression expression(Step step) {
    return step instanceof Step.Keep keep ? keep.condition() : ((Step.Define) step).value();
  }

  private static void note(Expression expression, NavigableSet<Integer> used) {
    Expressions.walk(
        expression,
        part -> {
          if (part instanceof Expression.Column column) {
            used.add(column.index());
          }
        });
  }

  private static Expression renumber(Expression expression, NavigableSet<Integer> inputs) {
    return Expressions.replaceColumns(
        expression,
        c ->
            new Expression.Column(
                inputs.headSet(c.index()).size(), c.name(), c.columnType(), c.nullable()));
  }
}
