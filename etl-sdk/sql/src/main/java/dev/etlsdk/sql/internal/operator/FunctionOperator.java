package dev.etlsdk.sql.internal.operator;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.sql.internal.problem.SqlProblem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.jspecify.annotations.Nullable;

/** A name that the SDK's own functions have, with all their overloads, for the validator. */
public final class FunctionOperator extends SqlFunction {

  private final Overloads overloads;

  /** Chooses a function by the types of arguments. */
  interface Overloads {

    /**
     * The function that a call means.
     *
     * @return its result; empty if none takes the arguments
     */
    Optional<RelDataType> result(List<RelDataType> arguments);

    /** What is wrong with a call that none takes. */
    String mismatch(List<RelDataType> arguments);

    boolean deterministic();
  }

  /**
   * A name.
   *
   * @param category TIMEDATE also for functions that the parser has a syntax of its own for; a
   *     plain call finds all categories
   */
  FunctionOperator(String name, SqlFunctionCategory category, Overloads overloads) {
    super(
        name.toUpperCase(Locale.ROOT),
        SqlKind.OTHER_FUNCTION,
        null,
        null,
        new Checker(overloads),
        category);
    this.overloads = overloads;
  }

  @Override
  public RelDataType inferReturnType(SqlOperatorBinding binding) {
    return overloads.result(binding.collectOperandTypes()).orElseThrow();
  }

  @Override
  public boolean isDeterministic() {
    return overloads.deterministic();
  }

  private record Checker(Overloads overloads) implements SqlOperandTypeChecker {

    @Override
    public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
      List<RelDataType> arguments = binding.collectOperandTypes();
      boolean found = overloads.result(arguments).isPresent();
      if (!found && throwOnFailure) {
        throw new SqlProblem(
            EtlError.SQL_0005,
            overloads.mismatch(arguments),
            "",
            binding.getCall().getParserPosition());
      }
      return found;
    }

    @Override
    public SqlOperandCountRange getOperandCountRange() {
      return SqlOperandCountRanges.any();
    }

    @Override
    public String getAllowedSignatures(SqlOperator operator, @Nullable String name) {
      return String.valueOf(name);
    }
  }
}
