package dev.etlsdk.codegen.plan;

import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.codegen.expression.Expression;
import java.util.List;

/**
 * What a query does, as a tree; data flows from the leaves. Immutable.
 *
 * <p>Expressions name the columns of a node's input by their index.
 */
public sealed interface PlanNode {

  /** The columns of the rows that go out. */
  Schema output();

  /** How origins pass. */
  OriginFlow flow();

  /** Where rows come from. */
  List<PlanNode> inputs();

  /**
   * Reads a table.
   *
   * @param table its name
   * @param output its columns, metadata columns last
   */
  record Scan(String table, Schema output) implements PlanNode {
    @Override
    public OriginFlow flow() {
      return OriginFlow.ONE_TO_ONE;
    }

    @Override
    public List<PlanNode> inputs() {
      return List.of();
    }
  }

  /**
   * Keeps the rows for which a condition is TRUE.
   *
   * @param input where rows come from
   * @param condition a BOOLEAN
   */
  record Filter(PlanNode input, Expression condition) implements PlanNode {
    @Override
    public Schema output() {
      return input.output();
    }

    @Override
    public OriginFlow flow() {
      return OriginFlow.SUBSET;
    }

    @Override
    public List<PlanNode> inputs() {
      return List.of(input);
    }
  }

  /**
   * Computes columns.
   *
   * @param input where rows come from
   * @param expressions one for each column
   * @param output the columns
   */
  record Project(PlanNode input, List<Expression> expressions, Schema output) implements PlanNode {
    public Project {
      expressions = List.copyOf(expressions);
    }

    @Override
    public OriginFlow flow() {
      return OriginFlow.ONE_TO_ONE;
    }

    @Override
    public List<PlanNode> inputs() {
      return List.of(input);
    }
  }

  /**
   * The rows of all inputs, duplicates included.
   *
   * @param inputs of the same column types
   * @param output the columns
   */
  record Union(List<PlanNode> inputs, Schema output) implements PlanNode {
    public Union {
      inputs = List.copyOf(inputs);
    }

    @Override
    public OriginFlow flow() {
      return OriginFlow.ONE_TO_ONE;
    }
  }
}
