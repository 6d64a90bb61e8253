package dev.etlsdk.codegen.plan;

import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.codegen.expression.Expression;
import dev.etlsdk.codegen.expression.Expressions;
import dev.etlsdk.codegen.plan.StagePlan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Cuts a plan into fragments, one for each table that is read, and fuses the nodes of a fragment into stages. */
final class FragmentPlanner {

  private final String name;
  private final String comment;

  private FragmentPlanner(String name, String comment) {
    this.name = name;
    this.comment = comment;
  }

  /**
   * The fragments of a plan.
   *
   * @param name of the generated classes; a number is added from the second on
   * @param comment what the classes say of themselves
   */
  static List<FragmentPlan> plan(PlanNode root, String name, String comment) {
    List<List<PlanNode>> chains = chains(root);
    List<FragmentPlan> fragments = new ArrayList<>();
    for (int i = 0; i < chains.size(); i++) {
      String className = chains.size() == 1 ? name : name + (i + 1);
      fragments.add(new FragmentPlanner(className, comment).fragment(chains.get(i), root.output()));
    }
    return fragments;
  }

  /** The ways from each table to the root. */
  private static List<List<PlanNode>> chains(PlanNode node) {
    if (node instanceof PlanNode.Scan) {
      return List.of(List.of(node));
    }
    List<List<PlanNode>> all = new ArrayList<>();
    for (PlanNode input : node.inputs()) {
      for (List<PlanNode> chain : chains(input)) {
        List<PlanNode> longer = new ArrayList<>(chain);
        longer.add(node);
        all.add(longer);
      }
    }
    return all;
  }

  private FragmentPlan fragment(List<PlanNode> chain, Schema output) {
    PlanNode.Scan scan = (PlanNode.Scan) chain.get(0);
    List<Expression> current = columns(scan.output());
    List<Step> steps = new ArrayList<>();
    for (PlanNode node : chain.subList(1, chain.size())) {
      List<Expression> now = current;
      if (node instanceof PlanNode.Filter filter) {
        steps.add(new Step.Keep(Expressions.replaceColumns(filter.condition(), c -> now.get(c.index()))));
      } else if (node instanceof PlanNode.Project project) {
        boolean last = node == chain.get(chain.size() - 1);
        current = project(project, now, steps, last);
      }
    }
    return new FragmentPlan(scan.table(), List.of(prune(scan.output(), steps, current, output)));
  }

  private static List<Expression> columns(Schema schema) {
    List<Expression> columns = new ArrayList<>();
    for (int i = 0; i < schema.size(); i++) {
      Column column = schema.column(i);
      columns.add(new Expression.Column(i, column.name(), column.type(), column.nullable()));
    }
    return columns;
  }

  private static List<Expression> project(
      PlanNode.Project project, List<Expression> current, List<Step> steps, boolean last) {
    List<Expression> projected = new ArrayList<>();
    for (int i = 0; i < project.expressions().size(); i++) {
      Expression expression = Expressions.replaceColumns(project.expressions().get(i), c -> current.get(c.index()));
      if (last || Expressions.isTrivial(expression)) {
        projected.add(expression);
      } else {
        String variable = project.output().column(i).name() + "_" + steps.size();
        steps.add(new Step.Define(variable, expression));
        projected.add(new Expression.Variable(variable, expression.type(), expression.nullable()));
      }
    }
    return projected;
  }

  /** The stage with only those columns of the table that it reads. */
  private StagePlan prune(Schema table, List<Step> steps, List<Expression> expressions, Schema output) {
    TreeMap<Integer, Integer> used = new TreeMap<>();
    for (Step step : steps) {
      note(expression(step), used);
    }
    for (Expression expression : expressions) {
      note(expression, used);
    }
    List<Column> read = new ArrayList<>();
    for (Map.Entry<Integer, Integer> entry : used.entrySet()) {
      entry.setValue(read.size());
      read.add(table.column(entry.getKey()));
    }
    List<Step> newSteps = new ArrayList<>();
    for (Step step : steps) {
      Expression renumbered = renumber(expression(step), used);
      newSteps.add(
          step instanceof Step.Define define ? new Step.Define(define.variable(), renumbered) : new Step.Keep(renumbered));
    }
    return new StagePlan(
        name, comment, Schema.of(read), newSteps, expressions.stream().map(e -> renumber(e, used)).toList(), output);
  }

  private static Expression expression(Step step) {
    return step instanceof Step.Keep keep ? keep.condition() : ((Step.Define) step).value();
  }

  private static void note(Expression expression, Map<Integer, Integer> used) {
    Expressions.walk(
        expression,
        part -> {
          if (part instanceof Expression.Column column) {
            used.put(column.index(), 0);
          }
        });
  }

  private static Expression renumber(Expression expression, Map<Integer, Integer> indexes) {
    return Expressions.replaceColumns(
        expression,
        c ->
            new Expression.Column(
                Objects.requireNonNull(indexes.get(c.index()), "every column was noted"),
                c.name(),
                c.columnType(),
                c.nullable()));
  }
}
