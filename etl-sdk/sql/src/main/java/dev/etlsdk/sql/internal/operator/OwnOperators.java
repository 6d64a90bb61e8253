package dev.etlsdk.sql.internal.operator;

import dev.etlsdk.sql.internal.type.TypeMapping;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** Operators that keep together what the planner would take apart and evaluate several times. */
public final class OwnOperators {

  /** {@code value IN (option, …)}: the value, then the options. */
  public static final SqlFunction IN_LIST =
      new SqlFunction(
          "IN",
          SqlKind.OTHER_FUNCTION,
          ReturnTypes.BOOLEAN_NULLABLE,
          null,
          new AllComparable(),
          SqlFunctionCategory.SYSTEM);

  /**
   * {@code CASE value WHEN option THEN result … ELSE otherwise END}: value, options and results in
   * turn, otherwise. For several options of one result stand {@link #OPTIONS}.
   */
  public static final SqlFunction SWITCH =
      new SqlFunction(
          "CASE", SqlKind.OTHER_FUNCTION, ReturnTypes.ARG0, null, null, SqlFunctionCategory.SYSTEM);

  /** The options of one branch of a {@link #SWITCH}, where it has several. */
  public static final SqlFunction OPTIONS =
      new SqlFunction(
          "OPTIONS",
          SqlKind.OTHER_FUNCTION,
          ReturnTypes.ARG0,
          null,
          null,
          SqlFunctionCategory.SYSTEM);

  private OwnOperators() {}

  /** All operands can be compared with the first. */
  private static final class AllComparable implements SqlOperandTypeChecker {

    @Override
    public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
      for (int i = 1; i < binding.getOperandCount(); i++) {
        if (!SqlTypeUtil.isComparable(binding.getOperandType(0), binding.getOperandType(i))
            && !TypeMapping.areTimes(binding.getOperandType(0), binding.getOperandType(i))) {
          if (throwOnFailure) {
            throw binding.newValidationSignatureError();
          }
          return false;
        }
      }
      return true;
    }

    @Override
    public SqlOperandCountRange getOperandCountRange() {
      return SqlOperandCountRanges.from(2);
    }

    @Override
    public String getAllowedSignatures(SqlOperator operator, String name) {
      return "value IN (option of a type that compares with the value, …)";
    }
  }
}
