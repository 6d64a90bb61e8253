package dev.etlsdk.sql;

import static dev.etlsdk.sql.SqlEvaluator.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.error.EtlException;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Which of 60 common names of columns have to be quoted. */
class ColumnNamesTest {

  private static final List<String> NAMES =
      List.of(
          "id",
          "key",
          "value",
          "count",
          "sum",
          "min",
          "max",
          "avg",
          "user",
          "name",
          "type",
          "date",
          "time",
          "timestamp",
          "year",
          "month",
          "day",
          "hour",
          "minute",
          "second",
          "order",
          "group",
          "row",
          "rows",
          "index",
          "position",
          "offset",
          "partition",
          "topic",
          "status",
          "state",
          "level",
          "label",
          "title",
          "text",
          "data",
          "result",
          "amount",
          "price",
          "total",
          "rank",
          "start",
          "end",
          "from",
          "to",
          "source",
          "target",
          "method",
          "path",
          "url",
          "host",
          "domain",
          "language",
          "country",
          "region",
          "zone",
          "version",
          "comment",
          "description",
          "session");

  /** What docs/sql.md says. */
  private static final List<String> QUOTED =
      List.of(
          "date",
          "from",
          "group",
          "offset",
          "order",
          "partition",
          "row",
          "rows",
          "time",
          "timestamp",
          "user");

  @Test
  void onlyTheNamesInTheDocumentNeedQuotes() {
    TreeSet<String> refused = new TreeSet<>();
    for (String name : NAMES) {
      if (!works(name, name)) {
        refused.add(name);
      }
    }

    assertThat(NAMES).hasSize(60).doesNotHaveDuplicates();
    assertThat(refused).containsExactlyElementsOf(QUOTED);
  }

  @Test
  void everyNameWorksInQuotes() {
    assertThat(NAMES).allMatch(name -> works(name, '"' + name + '"'));
  }

  private static boolean works(String name, String written) {
    try (SqlEvaluator sql = new SqlEvaluator().table("t", '"' + name + "\" INTEGER", row(7))) {
      return sql.value(
              "SELECT " + written + " + 1 AS " + written + " FROM t WHERE " + written + " > 0")
          .equals(8);
    } catch (EtlException e) {
      return false;
    }
  }
}
