package dev.etlsdk.codegen.internal;

import dev.etlsdk.codegen.expression.Expression;
import java.util.ArrayList;
import java.util.List;

/**
 * A field within a column of type ROW, read from its own vector.
 *
 * @param indexes the number of the column, of a field in it, and so on
 */
record ColumnPath(List<Integer> indexes) {

  /** Whether a field can be read so. */
  static boolean isPath(Expression.Field field) {
    return field.operand() instanceof Expression.Column
        || field.operand() instanceof Expression.Field outer && isPath(outer);
  }

  static ColumnPath of(Expression.Field field) {
    List<Integer> indexes = new ArrayList<>();
    Expression at = field;
    while (at instanceof Expression.Field step) {
      indexes.add(0, step.index());
      at = step.operand();
    }
    indexes.add(0, ((Expression.Column) at).index());
    return new ColumnPath(indexes);
  }
}
