package dev.etlsdk.sql.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.etlsdk.api.error.ErrorKind;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sql.SqlRequest;
import dev.etlsdk.api.sql.UdfOptions;
import dev.etlsdk.sql.CalciteSqlCompiler;
import dev.etlsdk.sql.Script;
import dev.etlsdk.sql.internal.operator.EtlOperators;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every operator and function that the planner knows, of the standard and of PostgreSQL, stands in
 * a statement that gives a result in a script, whose results PostgreSQL was asked for, or is known
 * to be refused.
 */
class OperatorCoverageTest {

  /**
   * Parts of clauses and marks of the planner's own trees, which nobody writes as an expression.
   */
  private static final Set<String> PARTS =
      Set.of(
          "$ELEMENT_SLICE $HISTOGRAM_FIRST_VALUE $HISTOGRAM_LAST_VALUE $HISTOGRAM_MAX",
          "$HISTOGRAM_MIN $HOP $IS_DIFFERENT_FROM $LITERALCHAIN $SCALAR_QUERY $SESSION $SLICE",
          "$STRUCT_ACCESS $THROW $TUMBLE /INT COLON COLUMN_LIST DEFAULT DESC DESCRIPTOR DOT EXTEND",
          "LATERAL REINTERPRET SEARCH SET_SEMANTICS_TABLE TABLESAMPLE VALUES CALL NEW CURSOR");

  /** Words of several that the scripts write in another way. */
  private static final Set<String> WRITTEN_OTHERWISE =
      Set.of(
          "BETWEEN ASYMMETRIC", // BETWEEN
          "NOT BETWEEN ASYMMETRIC", // NOT BETWEEN
          "POSIX REGEX CASE SENSITIVE", // ~
          "POSIX REGEX CASE INSENSITIVE", // ~*
          "NEGATED POSIX REGEX CASE SENSITIVE", // !~
          "NEGATED POSIX REGEX CASE INSENSITIVE", // !~*
          "ITEM", // a[1]
          "TRANSLATE3"); // TRANSLATE

  /** What needs more than a row: sets, windows, groups, sequences of rows, subqueries. */
  private static final Set<String> MORE_THAN_A_ROW =
      Set.of(
          "EXCEPT",
          "EXCEPT ALL",
          "INTERSECT",
          "INTERSECT ALL",
          "CUBE",
          "ROLLUP",
          "GROUPING SETS",
          "EXISTS",
          "TABLE",
          "FILTER",
          "FIRST",
          "LAST",
          "OVER",
          "WITHIN GROUP",
          "WITHIN DISTINCT",
          "IGNORE NULLS",
          "RESPECT NULLS",
          "NULLS FIRST",
          "NULLS LAST",
          "UNIQUE",
          "HOP",
          "HOP_START",
          "HOP_END",
          "TUMBLE",
          "TUMBLE_START",
          "TUMBLE_END",
          "SESSION",
          "SESSION_START",
          "SESSION_END",
          "CURRENT_VALUE",
          "NEXT_VALUE",
          "CLASSIFIER",
          "FINAL",
          "RUNNING",
          "MATCH_NUMBER",
          "NEXT",
          "PREV",
          "PATTERN_EXCLUDE",
          "PATTERN_PERMUTE",
          "PATTERN_QUANTIFIER");

  /** What is no function of texts, numbers, dates or times, and isn't supported. */
  private static final List<Pattern> OTHER_KINDS =
      Stream.of(
              "(NOT )?(SUB)?MULTISET.*",
              "MEMBER OF",
              "IS (NOT )?A SET",
              "JSON_.*",
              "FORMAT JSON",
              "IS (NOT )?JSON .*",
              "CURRENT_(CATALOG|PATH|ROLE|SCHEMA|USER)",
              "(SESSION_|SYSTEM_)?USER",
              "CONVERT",
              "=>",
              "TYPEOF",
              "VARIANTNULL")
          .map(Pattern::compile)
          .toList();

  @Test
  void everyOperatorIsInAScriptOrKnownToBeRefused() {
    String scripts = scripts();
    Set<String> unknown = new TreeSet<>();
    for (SqlOperator operator : EtlOperators.TABLE.getOperatorList()) {
      String name = operator.getName().toUpperCase(Locale.ROOT);
      if (!operator.isAggregator() && !stands(name, scripts) && !isKnown(name)) {
        unknown.add(name);
      }
    }
    assertThat(unknown).as("operators without a line in a script").isEmpty();
  }

  private static boolean isKnown(String name) {
    return MORE_THAN_A_ROW.contains(name)
        || WRITTEN_OTHERWISE.contains(name)
        || PARTS.stream().anyMatch(line -> List.of(line.split(" ")).contains(name))
        || OTHER_KINDS.stream().anyMatch(kind -> kind.matcher(name).matches());
  }

  private static boolean stands(String name, String scripts) {
    boolean word = !name.isEmpty() && Character.isLetter(name.charAt(0));
    String quoted = Pattern.quote(name);
    String wanted = word ? "(?<![A-Z0-9_])" + quoted + "(?![A-Z0-9_])" : quoted;
    return Pattern.compile(wanted).matcher(scripts).find();
  }

  /** The statements that give a result, without their texts in quotes. */
  private static String scripts() {
    return Script.all().stream()
        .flatMap(script -> script.lines().stream())
        .filter(line -> !line.fails())
        .map(line -> line.sql().replaceAll("'[^']*'", "''"))
        .collect(Collectors.joining("\n"))
        .toUpperCase(Locale.ROOT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MULTISET[a, 1]",
        "MULTISET[a] MULTISET UNION MULTISET[1]",
        "a MEMBER OF MULTISET[1]",
        "JSON_EXISTS(b, '$.x')",
        "JSON_VALUE(b, '$.x')",
        "JSON_OBJECT('x': a)",
        "JSON_ARRAY(a)",
        "b IS JSON",
        "b IS JSON OBJECT",
        "CURRENT_USER",
        "SESSION_USER",
        "CURRENT_CATALOG",
        "a = SOME (1)",
        "a > ALL (ARRAY[1, 2])",
        "CONVERT(b USING utf8)",
        "TYPEOF(a)",
        "UPPER(x => b)",
        "EXISTS (SELECT 1 FROM t)",
        "COUNT(a) FILTER (WHERE a > 1)",
        "FIRST(a, 1)",
        "VARIANTNULL()",
        "NEXT VALUE FOR s",
        "HOP_START(ts, INTERVAL '1' HOUR, INTERVAL '2' HOUR)",
        "TUMBLE_END(ts, INTERVAL '1' HOUR)",
        "LAST(a, 1)",
        "CLASSIFIER()",
        "GROUPING(a)",
        "UNIQUE(SELECT a FROM t)",
      })
  void whatIsNotSupportedIsTheUsersToMend(String expression) {
    SqlRequest request =
        new SqlRequest(
            "result",
            "SELECT " + expression + " AS x FROM t",
            Map.of("t", Schema.parse("a INTEGER, b VARCHAR, ts TIMESTAMP(3)")),
            UdfOptions.DEFAULT,
            Optional.empty());

    EtlException error =
        catchThrowableOfType(
            EtlException.class, () -> new CalciteSqlCompiler().compile(request).close());

    assertThat(error).as(expression).isNotNull();
    assertThat(error.code().kind()).as(error.getMessage()).isEqualTo(ErrorKind.USER);
    assertThat(error.location().line()).as(error.getMessage()).isEqualTo(1);
    assertThat(error.fix()).as(error.getMessage()).isNotEmpty();
  }
}
