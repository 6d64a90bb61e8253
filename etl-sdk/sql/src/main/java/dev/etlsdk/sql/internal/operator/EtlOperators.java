package dev.etlsdk.sql.internal.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlBasicFunction;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.fun.SqlLibrary;
import org.apache.calcite.sql.fun.SqlLibraryOperatorTableFactory;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlOperatorTables;

/**
 * What the planner knows of operators and functions: the standard and PostgreSQL, with other rules
 * where theirs lose digits or know fewer arguments than our functions do.
 */
public final class EtlOperators {

  /** Functions of which ours have more overloads, or a result of another type. */
  private static final Set<String> LEFT_TO_FUNCTIONS =
      Set.of("LTRIM", "OCTET_LENGTH", "RTRIM", "TO_CHAR", "TO_TIMESTAMP");

  private static final SqlFunction ROUND = digits("ROUND", SqlStdOperatorTable.ROUND, 1);
  private static final SqlFunction TRUNCATE = digits("TRUNCATE", SqlStdOperatorTable.TRUNCATE, 0);

  /** The name of the field is a text, as in PostgreSQL; the planner's own takes a keyword. */
  private static final SqlFunction DATE_PART =
      new SqlFunction(
          "DATE_PART",
          SqlKind.EXTRACT,
          ReturnTypes.BIGINT_NULLABLE,
          null,
          OperandTypes.family(SqlTypeFamily.CHARACTER, SqlTypeFamily.DATETIME),
          SqlFunctionCategory.SYSTEM);

  /**
   * What the planner knows of functions: the standard, PostgreSQL, and the cast that gives NULL.
   */
  public static final SqlOperatorTable TABLE = table();

  private EtlOperators() {}

  private static SqlOperatorTable table() {
    SqlOperatorTable standard =
        SqlLibraryOperatorTableFactory.INSTANCE.getOperatorTable(
            SqlLibrary.STANDARD, SqlLibrary.POSTGRESQL);
    List<SqlOperator> operators = new ArrayList<>();
    for (SqlOperator operator : standard.getOperatorList()) {
      if (!isReplaced(operator)) {
        operators.add(operator);
      }
    }
    operators.addAll(
        List.of(
            DATE_PART,
            ROUND,
            TRUNCATE,
            TimeOperators.PLUS,
            TimeOperators.MINUS,
            TimeOperators.TIMES,
            TimeOperators.DIVIDE,
            CurrentTime.CURRENT_TIMESTAMP,
            CurrentTime.LOCALTIMESTAMP,
            CurrentTime.CURRENT_TIME,
            CurrentTime.LOCALTIME,
            CurrentTime.NOW,
            SqlLibraryOperators.TRY_CAST,
            OwnOperators.IN_LIST));
    return SqlOperatorTables.of(operators);
  }

  @SuppressWarnings("ReferenceEquality") // an operator is one object
  private static boolean isReplaced(SqlOperator operator) {
    return LEFT_TO_FUNCTIONS.contains(operator.getName())
        || operator == SqlLibraryOperators.DATE_PART
        || operator == SqlStdOperatorTable.CURRENT_TIMESTAMP
        || operator == SqlStdOperatorTable.LOCALTIMESTAMP
        || operator == SqlStdOperatorTable.CURRENT_TIME
        || operator == SqlStdOperatorTable.LOCALTIME
        || operator == SqlStdOperatorTable.ROUND
        || operator == SqlStdOperatorTable.TRUNCATE
        || operator == SqlStdOperatorTable.PLUS
        || operator == SqlStdOperatorTable.MINUS
        || operator == SqlStdOperatorTable.MULTIPLY
        || operator == SqlStdOperatorTable.DIVIDE;
  }

  /**
   * ROUND and TRUNCATE. The planner's own type of {@code ROUND(9.99)} is that of 9.99, which has no
   * place for 10.
   *
   * @param carry digits before the point that the result may have more than the argument
   */
  private static SqlFunction digits(String name, SqlFunction standard, int carry) {
    return SqlBasicFunction.create(
        name,
        binding -> digits(binding, carry),
        Objects.requireNonNull(standard.getOperandTypeChecker()),
        SqlFunctionCategory.NUMERIC);
  }

  private static RelDataType digits(SqlOperatorBinding binding, int carry) {
    RelDataTypeFactory factory = binding.getTypeFactory();
    RelDataType type = binding.getOperandType(0);
    boolean nullable = binding.collectOperandTypes().stream().anyMatch(RelDataType::isNullable);
    if (type.getSqlTypeName() == SqlTypeName.DECIMAL) {
      int whole = type.getPrecision() - type.getScale() + carry;
      int scale = Math.min(type.getScale(), kept(binding, type.getScale()));
      int most = factory.getTypeSystem().getMaxPrecision(SqlTypeName.DECIMAL);
      type =
          factory.createSqlType(
              SqlTypeName.DECIMAL, Math.min(most, Math.max(1, whole + scale)), scale);
    }
    return factory.createTypeWithNullability(type, nullable);
  }

  /** The digits after the point that are kept; all where the query doesn't say it by a constant. */
  private static int kept(SqlOperatorBinding binding, int all) {
    if (binding.getOperandCount() == 1) {
      return 0;
    }
    if (!binding.isOperandLiteral(1, false)) {
      return all;
    }
    Integer digits = binding.getOperandLiteralValue(1, Integer.class);
    return digits == null ? all : Math.max(0, digits);
  }
}
