package dev.etlsdk.sql;

import static dev.etlsdk.sql.SqlEvaluator.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.sql.UdfOptions;
import dev.etlsdk.udf.UdfConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** User-defined functions called from SQL. */
class UdfTest {

  @TempDir Path folder;

  @Test
  void everyTypeIsParameterAndResult() {
    try (SqlEvaluator sql = functions(UdfFixtures.Types.class).table("t", "x INTEGER", row(1))) {
      assertThat(sql.value("SELECT flip(TRUE) AS v FROM t")).isEqualTo(false);
      assertThat(sql.value("SELECT nextTinyint(CAST(x AS TINYINT)) AS v FROM t"))
          .isEqualTo((byte) 2);
      assertThat(sql.value("SELECT nextSmallint(CAST(x AS SMALLINT)) AS v FROM t"))
          .isEqualTo((short) 2);
      assertThat(sql.value("SELECT nextInteger(x) AS v FROM t")).isEqualTo(2);
      assertThat(sql.value("SELECT nextBigint(x) AS v FROM t")).isEqualTo(2L);
      assertThat(sql.value("SELECT nextReal(CAST(x AS REAL)) AS v FROM t")).isEqualTo(2f);
      assertThat(sql.value("SELECT nextDouble(x) AS v FROM t")).isEqualTo(2.0);
      assertThat(sql.value("SELECT shout('größer') AS v FROM t")).isEqualTo("größer!");
      assertThat((byte[]) sql.value("SELECT reverse(X'0102') AS v FROM t")).containsExactly(2, 1);
      assertThat(sql.value("SELECT tenfold(1.25) AS v FROM t"))
          .isEqualTo(new BigDecimal("12.5000"));
      assertThat(sql.value("SELECT tenfold(x) AS v FROM t")).isEqualTo(new BigDecimal("10.0000"));
    }
  }

  @Test
  void timesAndNestedTypesAreParameterAndResult() {
    try (SqlEvaluator sql =
        functions(UdfFixtures.Types.class)
            .table(
                "t",
                "d DATE, t TIME(6), a TIMESTAMP(3), b TIMESTAMP(6) WITH LOCAL TIME ZONE, tags"
                    + " ARRAY<VARCHAR>, counts MAP<VARCHAR, INTEGER>",
                row(
                    LocalDate.of(2026, 2, 28),
                    LocalTime.of(1, 2, 3, 4_005_000),
                    LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_000_000),
                    Instant.parse("2026-01-01T00:00:00.000001Z"),
                    List.of("b", "a", "b"),
                    Map.of("x", 2, "y", 3)))) {
      assertThat(sql.value("SELECT nextDay(d) AS v FROM t")).isEqualTo(LocalDate.of(2026, 3, 1));
      assertThat(sql.value("SELECT nextSecond(t) AS v FROM t"))
          .isEqualTo(LocalTime.of(1, 2, 4, 4_000_000));
      assertThat(sql.value("SELECT nextNano(a) AS v FROM t"))
          .isEqualTo(LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_000_001));
      assertThat(sql.value("SELECT nextNano(d) AS v FROM t"))
          .isEqualTo(LocalDateTime.of(2026, 2, 28, 0, 0, 0, 1));
      assertThat(sql.value("SELECT toInstant(a) AS v FROM t"))
          .isEqualTo(Instant.parse("1969-12-31T23:59:59.999Z"));
      assertThat(sql.value("SELECT toLocal(b) AS v FROM t"))
          .isEqualTo(LocalDateTime.of(2026, 1, 1, 0, 0, 0, 1000));
      assertThat(sql.value("SELECT sorted(tags) AS v FROM t")).isEqualTo(List.of("a", "b", "b"));
      assertThat(sql.value("SELECT counted(tags) AS v FROM t")).isEqualTo(Map.of("a", 1, "b", 2));
      assertThat(sql.value("SELECT total(counts) AS v FROM t")).isEqualTo(5);
    }
  }

  @Test
  void nullIsSeenByThoseWhoAskForIt() {
    try (SqlEvaluator sql =
        functions(UdfFixtures.Nulls.class)
            .table(
                "t",
                "i INTEGER, s VARCHAR, n INTEGER NOT NULL",
                row(1, "a", 0),
                row(null, null, 5))) {
      assertThat(
              sql.query(
                      "SELECT \"PRIMITIVE\"(i) AS a, boxed(i) AS b, strict(s) AS c, accepts(s) AS"
                          + " d, nullIfZero(n) AS e FROM t")
                  .rows())
          .containsExactly(
              row("called with 1", "called with 1", "called with a", "called with a", null),
              row(null, "called with null", null, "called with null", 5));
      assertThat(sql.query("SELECT mixed(n, i, s) AS a, mixed(i, n, s) AS b FROM t").rows())
          .containsExactly(row("0 1 a", "1 0 a"), row("5 null null", null));
      assertThat(sql.value("SELECT boxed(NULL) AS v FROM t WHERE n = 0"))
          .isEqualTo("called with null");
      assertThat(sql.value("SELECT strict(NULL) AS v FROM t WHERE n = 0")).isNull();
    }
  }

  @Test
  void exceptionOnOneRowInTenThousandFailsThatRow() {
    List<Object>[] rows = rows(10_000);
    try (SqlEvaluator sql = functions(UdfFixtures.Failing.class).table("t", "x INTEGER", rows)) {
      for (String function : List.of("picky", "checked")) {
        SqlEvaluator.Result result = sql.query("SELECT " + function + "(x) AS v FROM t");
        assertThat(result.rows())
            .hasSize(9_999)
            .doesNotContain(row(4_711))
            .contains(row(4_710), row(4_712));
        assertThat(result.errors())
            .singleElement()
            .satisfies(
                error -> {
                  assertThat(error.row()).isEqualTo(4_711);
                  assertThat(error.code()).isEqualTo(EtlError.UDF_0001);
                  assertThat(error.column()).isEqualTo("v");
                  assertThat(error.message())
                      .containsIgnoringCase(function)
                      .contains("not this one");
                  assertThat(error.cause()).isInstanceOf(Exception.class);
                });
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"assertion", "class", "stack", "initializer"})
  void errorOfAFunctionFailsItsRow(String what) {
    try (SqlEvaluator sql =
        functions(UdfFixtures.Throwing.class)
            .table("t", "x VARCHAR", row("a"), row(what), row("b"))) {
      SqlEvaluator.Result result = sql.query("SELECT throwing(x) AS v FROM t");
      assertThat(result.rows()).containsExactly(row("a"), row("b"));
      assertThat(result.errors())
          .singleElement()
          .satisfies(
              error -> {
                assertThat(error.row()).isEqualTo(1);
                assertThat(error.code()).isEqualTo(EtlError.UDF_0001);
                assertThat(error.cause()).isInstanceOf(Error.class);
              });
    }
  }

  @Test
  void interruptOfAFunctionStaysOne() {
    try (SqlEvaluator sql =
        functions(UdfFixtures.Throwing.class).table("t", "x VARCHAR", row("interrupt"))) {
      SqlEvaluator.Result result = sql.query("SELECT throwing(x) AS v FROM t");
      assertThat(Thread.interrupted()).isTrue();
      assertThat(result.errors()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"memory", "jvm", "arrow"})
  void whatEndsTheJvmOrItsMemoryIsNoRowsFailure(String what) {
    try (SqlEvaluator sql =
        functions(UdfFixtures.Throwing.class).table("t", "x VARCHAR", row(what))) {
      assertThatThrownBy(() -> sql.query("SELECT throwing(x) AS v FROM t"))
          .isInstanceOfAny(
              OutOfMemoryError.class,
              InternalError.class,
              org.apache.arrow.memory.OutOfMemoryException.class);
    }
  }

  @Test
  void exceptionInAFilterFailsItsRow() {
    try (SqlEvaluator sql =
        functions(UdfFixtures.Failing.class).table("t", "x INTEGER", rows(10_000))) {
      SqlEvaluator.Result result = sql.query("SELECT x FROM t WHERE picky(x) >= 0");
      assertThat(result.rows()).hasSize(9_999);
      assertThat(result.errors())
          .singleElement()
          .satisfies(error -> assertThat(error.row()).isEqualTo(4_711));
    }
  }

  @Test
  void instanceIsMadeOncePerTaskAndClosed() {
    String diary = UUID.randomUUID().toString();
    try (SqlEvaluator sql = living(Map.of("diary", diary))) {
      assertThat(sql.query("SELECT calls() AS a, callsPlus(10) AS b FROM t").rows())
          .containsExactly(row(1, 11), row(2, 12), row(3, 13));
      assertThat(UdfFixtures.Living.DIARIES.get(diary)).containsExactly("new", "open", "close");
    }
  }

  @Test
  void instanceThatCannotBeOpenedIsClosedAndFailsTheTask() {
    String diary = UUID.randomUUID().toString();
    try (SqlEvaluator sql = living(Map.of("diary", diary, "fails", "yes"))) {
      assertThatThrownBy(() -> sql.query("SELECT calls() AS a FROM t"))
          .hasMessageContaining("ETL-UDF-0005")
          .hasMessageContaining("no connection");
      assertThat(UdfFixtures.Living.DIARIES.get(diary)).containsExactly("new", "open", "close");
    }
  }

  @Test
  void missingConfigurationIsNamed() {
    try (SqlEvaluator sql = living(Map.of("dairy", "x"))) {
      assertThatThrownBy(() -> sql.query("SELECT calls() AS a FROM t"))
          .hasMessageContaining("ETL-UDF-0005")
          .hasMessageContaining("lacks the key 'diary'; it has [dairy]");
    }
  }

  @Test
  void wrongCallsAreShownWhereTheyStand() {
    try (SqlEvaluator sql = functions(UdfFixtures.Types.class).table("t", "x INTEGER", row(1))) {
      assertThatThrownBy(() -> sql.compile("SELECT x,\n  nextIntegre(x) AS v FROM t"))
          .isInstanceOf(EtlException.class)
          .hasMessageContaining("ETL-SQL-0004")
          .hasMessageContaining("line 2")
          .hasMessageContainingAll("nextInteger");
      assertThatThrownBy(() -> sql.compile("SELECT nextInteger('a') AS v FROM t"))
          .hasMessageContaining("ETL-SQL-0005")
          .hasMessageContaining("nextInteger(INTEGER)");
    }
  }

  @Test
  void callThatFitsTwoFunctionsEquallyWellNamesBoth() {
    try (SqlEvaluator sql =
        functions(UdfFixtures.Pairs.class).table("t", "x INTEGER, y BIGINT", row(1, 2L))) {
      assertThatThrownBy(() -> sql.compile("SELECT x,\n  pair(x, x) AS v FROM t"))
          .isInstanceOf(EtlException.class)
          .hasMessageContaining("ETL-SQL-0005 (line 2, column 3)")
          .hasMessageContaining("pair(BIGINT, DOUBLE)")
          .hasMessageContaining("pair(DOUBLE, BIGINT)")
          .hasMessageContaining("CAST");
      assertThat(sql.value("SELECT pair(x, CAST(x AS DOUBLE)) AS v FROM t")).isEqualTo("first");
    }
  }

  @Test
  void functionsOfTwoJarsWithOneClassNameRunInOneQuery() throws IOException {
    jar("a.jar", "@Udf(\"FROM_A\") public static String f(int x) { return \"a\" + x; }");
    jar("b.jar", "@Udf(\"FROM_B\") public static String f(int x) { return \"b\" + x; }");
    UdfOptions options = new UdfOptions(false, List.of(), Optional.of(folder), Map.of());
    try (SqlEvaluator sql =
        new SqlEvaluator().udfs(options).table("t", "x INTEGER", row(1), row(2))) {
      assertThat(sql.query("SELECT FROM_A(x) AS a, FROM_B(x) AS b FROM t").rows())
          .containsExactly(row("a1", "b1"), row("a2", "b2"));
    }
  }

  @Test
  void exceptionOfAJarsFunctionFailsItsRow() throws IOException {
    jar(
        "a.jar",
        "@Udf(\"FAILS\") public static int f(int x) { if (x == 2) throw new Gone(); return x; }"
            + " public static class Gone extends RuntimeException { Gone() { super(\"gone\"); } }");
    jar("b.jar", "@Udf(\"OTHER\") public static int f(int x) { return x; }");
    UdfOptions options = new UdfOptions(false, List.of(), Optional.of(folder), Map.of());
    try (SqlEvaluator sql =
        new SqlEvaluator().udfs(options).table("t", "x INTEGER", row(1), row(2), row(3))) {
      SqlEvaluator.Result result = sql.query("SELECT FAILS(x) + OTHER(x) AS v FROM t");
      assertThat(result.rows()).containsExactly(row(2), row(6));
      assertThat(result.errors().get(0).message()).contains("FAILS").contains("gone");
    }
  }

  private SqlEvaluator functions(Class<?> type) {
    return new SqlEvaluator()
        .udfs(new UdfOptions(false, List.of(type), Optional.empty(), Map.of()));
  }

  private static SqlEvaluator living(Map<String, String> config) {
    return new SqlEvaluator()
        .udfs(
            new UdfOptions(
                false,
                List.of(UdfFixtures.Living.class),
                Optional.empty(),
                Map.of(UdfFixtures.Living.class.getName(), UdfConfig.of(config))))
        .table("t", "x INTEGER", row(1), row(2), row(3));
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static List<Object>[] rows(int count) {
    return IntStream.range(0, count).mapToObj(i -> Arrays.<Object>asList(i)).toArray(List[]::new);
  }

  /** A jar with one library, {@code acme.Library}. */
  private void jar(String name, String body) throws IOException {
    Path classes = Files.createTempDirectory("classes");
    String text =
        "package acme; import dev.etlsdk.udf.*; public class Library implements UdfLibrary { "
            + body
            + " }";
    SimpleJavaFileObject source =
        new SimpleJavaFileObject(
            URI.create("string:///acme/Library.java"), SimpleJavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
          }
        };
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> options = List.of("-d", classes.toString(), "-proc:none");
    assertThat(compiler.getTask(null, null, null, options, null, List.of(source)).call()).isTrue();
    try (OutputStream out = Files.newOutputStream(folder.resolve(name));
        JarOutputStream jar = new JarOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      jar.putNextEntry(new JarEntry("META-INF/services/dev.etlsdk.udf.UdfLibrary"));
      jar.write("acme.Library".getBytes(StandardCharsets.UTF_8));
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        jar.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        jar.write(Files.readAllBytes(file));
      }
    }
  }
}
