package dev.etlsdk.processor.internal.lineage;

import dev.etlsdk.api.schema.Column;
import dev.etlsdk.codegen.expression.Expression;
import dev.etlsdk.codegen.expression.Expressions;
import dev.etlsdk.codegen.plan.PlanNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Follows columns through the plan of a query. */
final class QueryLineage {

  private final UnaryOperator<String> streamOfTable;
  private final Set<ColumnRef> influences = new TreeSet<>();

  private QueryLineage(UnaryOperator<String> streamOfTable) {
    this.streamOfTable = streamOfTable;
  }

  /**
   * The lineage of a plan.
   *
   * @param streamOfTable the stream that a table of the query is
   */
  static StreamLineage of(PlanNode root, UnaryOperator<String> streamOfTable) {
    QueryLineage lineage = new QueryLineage(streamOfTable);
    List<Set<ColumnRef>> columns = lineage.columns(root);
    return new StreamLineage(columns, lineage.influences);
  }

  private List<Set<ColumnRef>> columns(PlanNode node) {
    if (node instanceof PlanNode.Scan scan) {
      String stream = streamOfTable.apply(scan.table());
      List<Set<ColumnRef>> columns = new ArrayList<>();
      for (Column column : scan.output()) {
        columns.add(Set.of(new ColumnRef(stream, column.name())));
      }
      return columns;
    }
    if (node instanceof PlanNode.Filter filter) {
      List<Set<ColumnRef>> columns = columns(filter.input());
      influences.addAll(refs(filter.condition(), columns));
      return columns;
    }
    if (node instanceof PlanNode.Project project) {
      List<Set<ColumnRef>> input = columns(project.input());
      return project.expressions().stream().map(value -> refs(value, input)).toList();
    }
    if (node instanceof PlanNode.Expand expand) {
      return expanded(expand);
    }
    if (node instanceof PlanNode.Union union) {
      return united(union);
    }
    throw new IllegalStateException("no lineage through " + node.getClass().getSimpleName());
  }

  /** What an element is made of also says how many rows there are. */
  private List<Set<ColumnRef>> expanded(PlanNode.Expand expand) {
    List<Set<ColumnRef>> input = columns(expand.input());
    List<Set<ColumnRef>> columns = new ArrayList<>(input);
    Set<ColumnRef> collection = refs(expand.collection(), input);
    influences.addAll(collection);
    while (columns.size() < expand.output().size()) {
      columns.add(collection);
    }
    return columns;
  }

  private List<Set<ColumnRef>> united(PlanNode.Union union) {
    List<Set<ColumnRef>> columns = new ArrayList<>();
    for (int i = 0; i < union.output().size(); i++) {
      columns.add(new TreeSet<>());
    }
    for (PlanNode input : union.inputs()) {
      List<Set<ColumnRef>> more = columns(input);
      for (int i = 0; i < columns.size(); i++) {
        columns.get(i).addAll(more.get(i));
      }
    }
    return columns;
  }

  private static Set<ColumnRef> refs(Expression expression, List<Set<ColumnRef>> input) {
    Set<ColumnRef> found = new TreeSet<>();
    Expressions.walk(
        expression,
        part -> {
          if (part instanceof Expression.Column column) {
            found.addAll(input.get(column.index()));
          }
        });
    return found;
  }
}
