package dev.etlsdk.sql.internal;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.codegen.expression.Expression;
import dev.etlsdk.codegen.plan.PlanNode;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Union;

/** Relational tree to the SDK's own plan. */
final class PlanTranslator {

  PlanNode translate(RelNode node) {
    if (node instanceof TableScan scan) {
      List<String> name = java.util.Objects.requireNonNull(scan.getTable()).getQualifiedName();
      return new PlanNode.Scan(name.get(name.size() - 1), Schema.of(TypeMapping.columns(scan.getRowType())));
    }
    if (node instanceof Filter filter) {
      PlanNode input = translate(filter.getInput());
      return new PlanNode.Filter(input, new ExpressionTranslator(input.output()).translate(filter.getCondition()));
    }
    if (node instanceof Project project) {
      PlanNode input = translate(project.getInput());
      ExpressionTranslator translator = new ExpressionTranslator(input.output());
      List<Expression> expressions = project.getProjects().stream().map(translator::translate).toList();
      return new PlanNode.Project(input, expressions, Schema.of(TypeMapping.columns(project.getRowType())));
    }
    if (node instanceof Union union && union.all) {
      List<PlanNode> inputs = union.getInputs().stream().map(this::translate).toList();
      return new PlanNode.Union(inputs, Schema.of(TypeMapping.columns(union.getRowType())));
    }
    throw EtlException.of(EtlError.SQL_0006, "the SQL needs an operator that isn't supported: " + node.getRelTypeName())
        .build();
  }
}
