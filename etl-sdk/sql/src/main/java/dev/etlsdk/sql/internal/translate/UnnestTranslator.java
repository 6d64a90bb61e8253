package dev.etlsdk.sql.internal.translate;

import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.codegen.expression.Expression;
import dev.etlsdk.codegen.plan.PlanNode;
import dev.etlsdk.sql.internal.problem.SqlProblem;
import dev.etlsdk.sql.internal.problem.Unsupported;
import dev.etlsdk.sql.internal.type.TypeMapping;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/**
 * {@code … CROSS JOIN UNNEST(column)}, which the planner writes as a join with a subquery for each
 * row.
 */
final class UnnestTranslator {

  private UnnestTranslator() {}

  /** The collection that is unnested, over the columns of the left side. */
  record Unnest(RexNode collection, boolean outer, boolean ordinality, List<String> names) {}

  /**
   * What a join unnests.
   *
   * @throws SqlProblem if it is another kind of subquery
   */
  static Unnest of(Correlate correlate) {
    RelNode right = correlate.getRight();
    List<String> names = right.getRowType().getFieldNames();
    while (right instanceof Project project && isRenaming(project)) {
      right = project.getInput();
    }
    boolean outer = correlate.getJoinType() == JoinRelType.LEFT;
    if (right instanceof Uncollect uncollect
        && uncollect.getInput() instanceof Project project
        && project.getInput() instanceof Values values
        && values.getTuples().size() == 1
        && (outer || correlate.getJoinType() == JoinRelType.INNER)) {
      if (project.getProjects().size() != 1) {
        throw Unsupported.construct("UNNEST of several collections at once");
      }
      RexNode collection = project.getProjects().get(0).accept(new ToInput(correlate));
      return new Unnest(collection, outer, uncollect.withOrdinality, names);
    }
    throw Unsupported.construct("a subquery in FROM that refers to other tables (LATERAL)");
  }

  private static boolean isRenaming(Project project) {
    for (int i = 0; i < project.getProjects().size(); i++) {
      if (!(project.getProjects().get(i) instanceof RexInputRef reference)
          || reference.getIndex() != i) {
        return false;
      }
    }
    return project.getProjects().size() == project.getInput().getRowType().getFieldCount();
  }

  /** The columns of the left side and those of an element. */
  static PlanNode.Expand expand(
      PlanNode input, Unnest unnest, Expression collection, RelDataType right) {
    List<Column> columns = new ArrayList<>(input.output().columns());
    for (int i = 0; i < right.getFieldCount(); i++) {
      RelDataTypeField field = right.getFieldList().get(i);
      boolean ordinal = unnest.ordinality() && i == right.getFieldCount() - 1;
      boolean nullable = unnest.outer() || !ordinal;
      columns.add(
          new Column(
              free(field.getName(), columns), TypeMapping.toDataType(field.getType()), nullable));
    }
    return new PlanNode.Expand(
        input, collection, unnest.outer(), unnest.ordinality(), Schema.of(columns));
  }

  private static String free(String name, List<Column> columns) {
    String free = name;
    for (int i = 0; ; i++) {
      String candidate = free;
      if (columns.stream().noneMatch(c -> c.name().equals(candidate))) {
        return free;
      }
      free = name + i;
    }
  }

  /** Fields of the row of the left side become its columns. */
  private static final class ToInput extends RexShuttle {
    private final Correlate correlate;

    ToInput(Correlate correlate) {
      this.correlate = correlate;
    }

    @Override
    public RexNode visitFieldAccess(RexFieldAccess access) {
      if (access.getReferenceExpr() instanceof RexCorrelVariable variable
          && variable.id.equals(correlate.getCorrelationId())) {
        return correlate
            .getCluster()
            .getRexBuilder()
            .makeInputRef(correlate.getLeft(), access.getField().getIndex());
      }
      return super.visitFieldAccess(access);
    }
  }
}
