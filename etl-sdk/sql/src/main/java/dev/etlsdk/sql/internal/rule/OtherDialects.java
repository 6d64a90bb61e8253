package dev.etlsdk.sql.internal.rule;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.sql.internal.operator.EtlOperators;
import dev.etlsdk.sql.internal.operator.FunctionLibrary;
import dev.etlsdk.sql.internal.problem.SqlProblem;
import dev.etlsdk.sql.internal.problem.Unsupported;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlGroupedWindowFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlStarExclude;
import org.apache.calcite.sql.SqlStarReplace;
import org.apache.calcite.sql.fun.SqlConvertFunction;
import org.apache.calcite.sql.fun.SqlQuantifyOperator;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Refuses what the parser reads because other dialects have it, with what to write here. */
final class OtherDialects {

  private static final Set<String> WINDOWS =
      EtlOperators.TABLE.getOperatorList().stream()
          .filter(SqlGroupedWindowFunction.class::isInstance)
          .map(operator -> operator.getName().replace("$", ""))
          .collect(Collectors.toUnmodifiableSet());

  private static final Set<String> ROW_PATTERNS =
      EtlOperators.TABLE.getOperatorList().stream()
          .filter(OtherDialects::isRowPattern)
          .map(SqlOperator::getName)
          .collect(Collectors.toUnmodifiableSet());

  private OtherDialects() {}

  /**
   * Checks a call, without its operands.
   *
   * @throws SqlProblem with the place
   */
  static void check(SqlCall call, FunctionLibrary library) {
    SqlParserPos place = call.getParserPosition();
    SqlOperator operator = call.getOperator();
    if (call instanceof SqlStarExclude) {
      throw refused("'*' without some columns (EXCEPT, EXCLUDE)", "name the columns", place);
    }
    if (call instanceof SqlStarReplace) {
      throw refused("'*' with other values (REPLACE)", "name the columns", place);
    }
    if (operator instanceof SqlConvertFunction) {
      throw refused(
          "a conversion to another character set (" + operator.getName() + ")",
          "texts are Unicode; TRANSLATE(text, characters, replacements) replaces characters",
          place);
    }
    if (operator instanceof SqlQuantifyOperator quantifier) {
      throw quantified(quantifier, place);
    }
    if (call.getKind() == SqlKind.ARGUMENT_ASSIGNMENT) {
      throw refused("an argument by its name (=>)", "give arguments in their order", place);
    }
    if (call.getKind() == SqlKind.RLIKE) {
      throw refused(
          operator.getName(), "write REGEXP_LIKE(text, pattern) or text ~ pattern", place);
    }
    // The planner writes $TUMBLE for what isn't in GROUP BY.
    String name = operator.getName().toUpperCase(Locale.ROOT).replace("$", "");
    if (WINDOWS.contains(name) && !library.isScalar(name)) {
      throw Unsupported.construct("a window of time (" + name + ")", place);
    }
    if (ROW_PATTERNS.contains(name) && !library.isScalar(name)) {
      throw Unsupported.construct("a function of MATCH_RECOGNIZE (" + name + ")", place);
    }
  }

  private static SqlProblem quantified(SqlQuantifyOperator quantifier, SqlParserPos place) {
    String word = quantifier.getKind() == SqlKind.ALL ? "ALL" : "ANY or SOME";
    return refused(
        "a comparison with " + quantifier.comparisonKind.sql + " " + word + " of one value",
        "give several values in the parentheses, or compare with the one; an array takes a function"
            + " of your own",
        place);
  }

  private static boolean isRowPattern(SqlOperator operator) {
    return operator instanceof SqlFunction function
        && function.getFunctionType() == SqlFunctionCategory.MATCH_RECOGNIZE;
  }

  private static SqlProblem refused(String what, String fix, SqlParserPos place) {
    return new SqlProblem(EtlError.SQL_0006, what + " isn't supported", fix, place);
  }
}
