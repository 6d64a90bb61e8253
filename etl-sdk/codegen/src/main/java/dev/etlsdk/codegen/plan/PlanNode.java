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

  /**
   * Makes a row of each element of a collection: {@code UNNEST}. The columns of the input come
   * first, then those of the element.
   *
   * @param input where rows come from
   * @param collection an ARRAY or MAP
   * @param outer whether a row without elements stays, with NULL for them
   * @param ordinality whether the number of the element follows it
   * @param output the columns
   */
  record Expand(
      PlanNode input, Expression collection, boolean outer, boolean ordinality, Schema output)
      implements PlanNode {
    @Override
    public OriginFlow flow() {
      return OriginFlow.EXPAND;
    }

    @Override
    public List<PlanNode> inputs() {
      return List.of(input);
    }
  }

  /**
   * Makes a row of each group of rows.
   *
   * @param input where rows come from
   * @param keys the columns of the input that a group has in common
   * @param aggregates the text of each aggregate function
   * @param output the columns: keys, then aggregates
   */
  record Aggregate(PlanNode input, List<Integer> keys, List<String> aggregates, Schema output)
      implements PlanNode {
    public Aggregate {
      keys = List.copyOf(keys);
      aggregates = List.copyOf(aggregates);
    }

    @Override
    public OriginFlow flow() {
      return OriginFlow.MERGE;
    }

    @Override
    public List<PlanNode> inputs() {
      return List.of(input);
    }
  }

  /**
   * Joins rows of two inputs.
   *
   * @param left one
   * @param right the other
   * @param kind as SQL names it, such as INNER or LEFT
   * @param output the columns of both
   */
  record Join(PlanNode left, PlanNode right, String kind, Schema output) implements PlanNode {
    @Override
    public OriginFlow flow() {
      return OriginFlow.MERGE;
    }

    @Override
    public List<PlanNode> inputs() {
      return List.of(left, right);
    }
  }

  /**
   * Orders rows, or takes some of them by their number.
   *
   * @param input where rows come from
   * @param keys columns to order by, with their direction
   */
  record Sort(PlanNode input, List<String> keys) implements PlanNode {
    public Sort {
      keys = List.copyOf(keys);
    }

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
   * Sends rows with equal keys to one task.
   *
   * @param input where rows come from
   * @param keys columns of the input
   */
  record Exchange(PlanNode input, List<Integer> keys) implements PlanNode {
    public Exchange {
      keys = List.copyOf(keys);
    }

    @Override
    public Schema output() {
      return input.output();
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
}
