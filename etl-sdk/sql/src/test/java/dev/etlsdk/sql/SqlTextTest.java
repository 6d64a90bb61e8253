package dev.etlsdk.sql;

import static dev.etlsdk.sql.SqlEvaluator.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.sql.CompiledSql;
import dev.etlsdk.api.sql.ExplainLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No text breaks the code that is generated from it. */
class SqlTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/ class X {",
        "/* comment */",
        "C:\\users\\u0041",
        "\\u002a/",
        "\\\\u000a",
        "$L $T $S $$",
        "{@code x} @author <b>&amp;",
        "\"\"\"",
        "%s %n",
        "\u2028 \uD83D\uDE00"
      })
  void textIsKeptAsItIs(String text) {
    try (SqlEvaluator sql = new SqlEvaluator().table("t", "b VARCHAR", row(text))) {
      assertThat(sql.value("SELECT '" + text + "' AS v FROM t")).isEqualTo(text);
      assertThat(sql.value("SELECT b = '" + text + "' AS v FROM t")).isEqualTo(true);
      assertThat(sql.value("SELECT b AS v FROM t /* " + text.replace("*/", "") + " */"))
          .isEqualTo(text);
    }
  }

  @Test
  void textMayHaveComments() {
    try (SqlEvaluator sql = new SqlEvaluator().table("t", "a INTEGER", row(7))) {
      assertThat(sql.value("SELECT /* id */ a -- the id\nFROM t -- */")).isEqualTo(7);
    }
  }

  @Test
  void oneSemicolonMayEndTheQuery() {
    try (SqlEvaluator sql = new SqlEvaluator().table("t", "a INTEGER", row(7))) {
      assertThat(sql.value("SELECT a FROM t;")).isEqualTo(7);
      assertThat(sql.value("SELECT a FROM t ;\n-- that was it\n")).isEqualTo(7);
      assertThat(sql.value("SELECT ';' AS a FROM t;")).isEqualTo(";");
    }
  }

  @Test
  void generatedSourceShowsTheQuery() {
    try (SqlEvaluator sql = new SqlEvaluator().table("t", "a INTEGER", row(7));
        CompiledSql compiled = sql.compile("SELECT a /* the id */\nFROM t")) {
      assertThat(compiled.explain(ExplainLevel.CODE)).contains("SELECT a /* the id *&#47;");
    }
  }
}
