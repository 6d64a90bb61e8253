package dev.etlsdk.sql.internal.translate;

import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.codegen.expression.Expression;
import dev.etlsdk.codegen.expression.ValueType;
import dev.etlsdk.codegen.plan.PlanNode;
import dev.etlsdk.sql.internal.name.Catalog;
import dev.etlsdk.sql.internal.operator.FunctionLibrary;
import dev.etlsdk.sql.internal.problem.Refusal;
import dev.etlsdk.sql.internal.problem.Unsupported;
import dev.etlsdk.sql.internal.type.TypeMapping;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.type.SqlTypeName;

/** Relational tree to the SDK's own plan. */
public final class PlanTranslator {

  private final FunctionLibrary library;
  private final VariableNames variables = new VariableNames();

  public PlanTranslator(FunctionLibrary library) {
    this.library = library;
  }

  public PlanNode translate(RelNode node) {
    if (node instanceof TableScan scan) {
      Catalog.Rows rows =
          java.util.Objects.requireNonNull(scan.getTable()).unwrapOrThrow(Catalog.Rows.class);
      return new PlanNode.Scan(rows.name(), Schema.of(TypeMapping.columns(scan.getRowType())));
    }
    if (node instanceof Filter filter) {
      PlanNode input = translate(filter.getInput());
      return new PlanNode.Filter(input, expressions(input).translate(filter.getCondition()));
    }
    if (node instanceof Project project) {
      return project(project);
    }
    if (node instanceof Union union) {
      return union(union);
    }
    if (node instanceof Correlate correlate) {
      UnnestTranslator.Unnest unnest = UnnestTranslator.of(correlate);
      PlanNode input = translate(correlate.getLeft());
      Expression collection = expressions(input).translate(unnest.collection());
      return UnnestTranslator.expand(input, unnest, collection, correlate.getRight().getRowType());
    }
    throw Refusal.of(node);
  }

  private ExpressionTranslator expressions(PlanNode input) {
    return new ExpressionTranslator(input.output(), library, variables);
  }

  private PlanNode project(Project project) {
    PlanNode input = translate(project.getInput());
    ExpressionTranslator translator = expressions(input);
    List<Expression> expressions = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < project.getProjects().size(); i++) {
      RelDataTypeField field = project.getRowType().getFieldList().get(i);
      DataType type = TypeMapping.toDataType(field.getType());
      Expression expression = translator.translate(project.getProjects().get(i));
      Expression value = Casts.to(expression, ValueType.of(type));
      expressions.add(value);
      columns.add(new Column(field.getName(), type, value.nullable()));
    }
    return new PlanNode.Project(input, expressions, Schema.of(columns));
  }

  private PlanNode union(Union union) {
    if (!union.all) {
      throw Unsupported.construct("UNION without ALL");
    }
    List<Column> columns = TypeMapping.columns(union.getRowType());
    List<PlanNode> inputs = new ArrayList<>();
    for (RelNode input : union.getInputs()) {
      inputs.add(translate(input));
    }
    List<Column> common = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      int column = i;
      boolean nullable =
          inputs.stream().anyMatch(input -> input.output().column(column).nullable());
      common.add(new Column(columns.get(i).name(), columns.get(i).type(), nullable));
    }
    Schema output = Schema.of(common);
    List<PlanNode> conformed = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      conformed.add(conform(inputs.get(i), union.getInput(i), output));
    }
    return new PlanNode.Union(conformed, output);
  }

  /** The same rows with exactly these columns. */
  private static PlanNode conform(PlanNode input, RelNode node, Schema output) {
    if (input.output().equals(output)) {
      return input;
    }
    boolean projects = input instanceof PlanNode.Project;
    List<Expression> expressions = new ArrayList<>();
    for (int i = 0; i < output.size(); i++) {
      Column column = input.output().column(i);
      RelDataType type = node.getRowType().getFieldList().get(i).getType();
      Expression value =
          type.getSqlTypeName() == SqlTypeName.NULL
              ? new Expression.Literal(null, ValueType.NULL)
              : input instanceof PlanNode.Project project
                  ? project.expressions().get(i)
                  : new Expression.Column(i, column.name(), column.type(), column.nullable());
      expressions.add(Casts.to(value, ValueType.of(output.column(i).type())));
    }
    return new PlanNode.Project(projects ? input.inputs().get(0) : input, expressions, output);
  }
}
