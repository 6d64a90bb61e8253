package dev.etlsdk.codegen.plan;

import dev.etlsdk.api.schema.Column;
import dev.etlsdk.codegen.expression.Expression;
import dev.etlsdk.codegen.expression.Expressions;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a plan for people: for each table that is read a tree of what is done with its rows, the
 * last step first. The same text for the same plan.
 */
final class PlanText {

  private static final String LEVEL = "  ";
  private static final String DETAIL = "    ";

  private final StringBuilder text = new StringBuilder();
  private String indent = "";

  private PlanText() {}

  static String of(QueryPlan plan) {
    PlanText writer = new PlanText();
    List<List<PlanNode>> chains = FragmentPlanner.chains(plan.root());
    for (int i = 0; i < chains.size(); i++) {
      writer.fragment(chains.get(i), plan.fragments().get(i));
    }
    return writer.text.toString();
  }

  /** From the table's node on, as the chain is; written the other way round. */
  private void fragment(List<PlanNode> chain, FragmentPlan fragment) {
    indent = "";
    line("rows of " + Expressions.identifier(fragment.table()));
    for (int i = chain.size() - 1; i >= 0; i--) {
      indent += LEVEL;
      node(chain.get(i), fragment);
    }
  }

  private void node(PlanNode node, FragmentPlan fragment) {
    if (node instanceof PlanNode.Scan) {
      line("Scan");
      fragment.input().columns().forEach(column -> detail(column.toString()));
    } else if (node instanceof PlanNode.Filter filter) {
      line("Filter");
      String and = "";
      for (String condition : Expressions.conjuncts(filter.condition())) {
        detail(and + condition);
        and = "AND ";
      }
    } else if (node instanceof PlanNode.Project project) {
      line("Project");
      for (int i = 0; i < project.expressions().size(); i++) {
        detail(column(project.output().column(i), project.expressions().get(i)));
      }
    } else if (node instanceof PlanNode.Union union) {
      line("Union all");
      union.output().columns().forEach(column -> detail(column.toString()));
    } else if (node instanceof PlanNode.Expand expand) {
      line((expand.outer() ? "Outer unnest " : "Unnest ") + expand.collection());
      List<Column> columns = expand.output().columns();
      columns
          .subList(expand.input().output().size(), columns.size())
          .forEach(column -> detail(column.toString()));
    } else {
      manyRows(node);
    }
  }

  /** What needs more than a row. */
  private void manyRows(PlanNode node) {
    if (node instanceof PlanNode.Aggregate aggregate) {
      line("Aggregate" + by(aggregate.keys(), aggregate.input()));
      aggregate.aggregates().forEach(this::detail);
    } else if (node instanceof PlanNode.Join join) {
      line("Join " + join.kind());
      join.output().columns().forEach(column -> detail(column.toString()));
    } else if (node instanceof PlanNode.Sort sort) {
      line("Sort");
      sort.keys().forEach(this::detail);
    } else if (node instanceof PlanNode.Exchange exchange) {
      line("Exchange" + by(exchange.keys(), exchange.input()));
    }
  }

  private static String by(List<Integer> keys, PlanNode input) {
    return keys.isEmpty()
        ? ""
        : keys.stream()
            .map(key -> Expressions.identifier(input.output().column(key).name()))
            .collect(Collectors.joining(", ", " by ", ""));
  }

  private static String column(Column column, Expression expression) {
    boolean same =
        expression instanceof Expression.Column input && input.name().equals(column.name());
    return same ? column.toString() : column + " = " + expression;
  }

  private void line(String line) {
    text.append(indent).append(line).append('\n');
  }

  private void detail(String line) {
    text.append(indent).append(DETAIL).append(line).append('\n');
  }
}
