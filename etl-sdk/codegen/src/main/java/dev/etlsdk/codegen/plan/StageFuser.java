package dev.etlsdk.codegen.plan;

import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.codegen.expression.Expression;
import dev.etlsdk.codegen.expression.Expressions;
import dev.etlsdk.codegen.plan.StagePlan.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Puts the nodes of a fragment, one after the other, into as few stages as possible. */
final class StageFuser {

  private final StageNames names;
  private final List<FragmentStage> stages = new ArrayList<>();
  private Schema input;
  private List<Expression> current;
  private List<String> currentNames;
  private List<Step> steps = new ArrayList<>();
  private int variables;

  StageFuser(Schema table, StageNames names) {
    this.names = names;
    this.input = table;
    this.current = columns(table);
    this.currentNames = table.names();
  }

  private static List<Expression> columns(Schema schema) {
    List<Expression> columns = new ArrayList<>();
    for (int i = 0; i < schema.size(); i++) {
      columns.add(column(schema, i));
    }
    return columns;
  }

  private static Expression column(Schema schema, int index) {
    Column column = schema.column(index);
    return new Expression.Column(index, column.name(), column.type(), column.nullable());
  }

  /** Adds a node. The expressions of the last one are evaluated where its columns are written. */
  void add(PlanNode node, boolean last) {
    if (node instanceof PlanNode.Filter filter) {
      Expression condition = withVectorCalls(filter.condition());
      steps.add(new Step.Keep(resolve(condition)));
    } else if (node instanceof PlanNode.Project project) {
      project(project, last);
    } else if (node instanceof PlanNode.Expand expand) {
      expand(expand);
    }
  }

  private Expression resolve(Expression expression) {
    List<Expression> now = current;
    return Expressions.replaceColumns(expression, c -> now.get(c.index()));
  }

  private void project(PlanNode.Project project, boolean last) {
    // A vector call closes the stage and renumbers columns: what was resolved before would be lost.
    List<Expression> waiting = new ArrayList<>(project.expressions());
    for (int i = 0; i < waiting.size(); i++) {
      waiting.set(i, withVectorCalls(waiting.get(i)));
    }
    List<Expression> projected = new ArrayList<>();
    for (int i = 0; i < waiting.size(); i++) {
      Expression expression = resolve(waiting.get(i));
      projected.add(
          last || Expressions.isTrivial(expression)
              ? expression
              : define(project.output().column(i).name(), expression));
    }
    current = projected;
    currentNames = project.output().names();
  }

  private Expression define(String name, Expression expression) {
    variables++;
    String variable = name + "_" + variables;
    steps.add(new Step.Define(variable, expression));
    return new Expression.Variable(variable, expression.type(), expression.nullable());
  }

  /**
   * The expression over the columns of the node's input, with each vector call replaced by a column
   * that a stage of its own makes.
   */
  private Expression withVectorCalls(Expression expression) {
    List<Expression> operands = expression.operands();
    if (operands.isEmpty()) {
      return expression;
    }
    List<Expression> replaced = new ArrayList<>();
    for (Expression operand : operands) {
      replaced.add(withVectorCalls(operand));
    }
    Expression inner = expression.withOperands(replaced);
    return isVectorCall(inner) ? callVectors((Expression.Call) inner) : inner;
  }

  private static boolean isVectorCall(Expression expression) {
    return expression instanceof Expression.Call call
        && call.function().user().map(u -> u.vector()).orElse(false);
  }

  /**
   * Closes the stage with the arguments as further columns, calls, and goes on with the result as a
   * further column.
   */
  private Expression callVectors(Expression.Call call) {
    List<Expression> outputs = new ArrayList<>(current);
    List<Column> columns = new ArrayList<>(named(current, currentNames));
    List<Integer> arguments = new ArrayList<>();
    for (Expression operand : call.operands()) {
      arguments.add(outputs.size());
      Expression argument = resolve(operand);
      outputs.add(argument);
      columns.add(new Column(free("argument", columns), argument.dataType(), argument.nullable()));
    }
    Schema before = Schema.of(columns);
    close(outputs, before);
    Column result = new Column(free(call.function().name(), columns), call.dataType(), true);
    columns.add(result);
    Schema after = Schema.of(columns);
    stages.add(
        new VectorCallPlan(
            names.next(),
            names.comment(),
            call.function(),
            arguments,
            numbers(before.size()),
            result,
            before,
            after));
    // the columns of the node's input keep their numbers
    current = columns(after);
    currentNames = after.names();
    input = after;
    return column(after, after.size() - 1);
  }

  private void expand(PlanNode.Expand expand) {
    int left = expand.input().output().size();
    Expression collection = resolve(withVectorCalls(expand.collection()));
    // what vector calls have added stays behind
    List<Expression> outputs = new ArrayList<>(current.subList(0, left));
    List<Column> columns = new ArrayList<>(named(outputs, currentNames));
    outputs.add(collection);
    columns.add(
        new Column(free("collection", columns), collection.dataType(), collection.nullable()));
    Schema before = Schema.of(columns);
    close(outputs, before);
    List<Integer> elements = numbers(expand.output().size() - left - (expand.ordinality() ? 1 : 0));
    if (expand.ordinality()) {
      elements.add(-1);
    }
    Schema after = distinct(expand.output(), before, left);
    stages.add(new ExpandPlan(before, left, numbers(left), elements, expand.outer(), after));
    input = after;
    current = columns(after);
    currentNames = expand.output().names();
  }

  /** The output of an expansion, under the names that its input has got. */
  private static Schema distinct(Schema output, Schema before, int left) {
    List<Column> columns = new ArrayList<>(before.columns().subList(0, left));
    for (Column element : output.columns().subList(left, output.size())) {
      columns.add(element.named(free(element.name(), columns)));
    }
    return Schema.of(columns);
  }

  private static List<Integer> numbers(int count) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      numbers.add(i);
    }
    return numbers;
  }

  private void close(List<Expression> outputs, Schema output) {
    stages.add(new StagePlan(names.next(), names.comment(), input, steps, outputs, output));
    steps = new ArrayList<>();
  }

  private static List<Column> named(List<Expression> expressions, List<String> names) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < expressions.size(); i++) {
      Expression expression = expressions.get(i);
      DataType type = expression.dataType();
      columns.add(new Column(free(names.get(i), columns), type, expression.nullable()));
    }
    return columns;
  }

  private static String free(String name, List<Column> columns) {
    Set<String> taken = new HashSet<>();
    columns.forEach(c -> taken.add(c.name()));
    String free = name;
    for (int i = 2; taken.contains(free); i++) {
      free = name + "_" + i;
    }
    return free;
  }

  /** All stages, the last of which makes the output. */
  List<FragmentStage> finish(Schema output) {
    close(current.subList(0, output.size()), output);
    return stages;
  }
}
