package dev.etlsdk.sql;

import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sql.CompiledSql;
import dev.etlsdk.api.sql.SqlRequest;
import dev.etlsdk.api.sql.UdfOptions;
import dev.etlsdk.api.transform.BatchTransform;
import dev.etlsdk.testkit.batch.Row;
import dev.etlsdk.testkit.contract.TransformContract;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

/**
 * The contract of transforms on compiled queries: one fused loop, and stages with UNNEST between.
 */
class CompiledSqlContractTest {

  private abstract static class QueryContract implements TransformContract {
    private CompiledSql compiled;

    abstract String sql();

    @BeforeEach
    void compile() {
      compiled =
          new CalciteSqlCompiler()
              .compile(
                  new SqlRequest(
                      "contract",
                      sql(),
                      Map.of("t", inputSchema()),
                      UdfOptions.DEFAULT,
                      Optional.empty()));
    }

    @AfterEach
    void closeQuery() {
      compiled.close();
    }

    @Override
    public BatchTransform transform() {
      return compiled.fragments().get(0).create();
    }

    @Override
    public Schema outputSchema() {
      return compiled.schema();
    }
  }

  @Nested
  class OfOneLoop extends QueryContract {
    @Override
    String sql() {
      return "SELECT 100 / n AS share, UPPER(name) AS name FROM t WHERE name IS NOT NULL";
    }

    @Override
    public Schema inputSchema() {
      return Schema.parse("n INTEGER NOT NULL, name VARCHAR");
    }

    @Override
    public List<Row> inputRows() {
      return List.of(Row.of(1, "a"), Row.of(2, null), Row.of(3, "zoë"), Row.of(-4, ""));
    }

    @Override
    public List<Row> outputRows() {
      return List.of(Row.of(100, "A"), Row.of(33, "ZOË"), Row.of(-25, ""));
    }

    @Override
    public List<Row> failingRows() {
      return List.of(Row.of(0, "divided by"));
    }
  }

  @Nested
  class WithUnnest extends QueryContract {
    @Override
    String sql() {
      return "SELECT n, CAST(tag AS INTEGER) AS tag FROM t, UNNEST(tags) AS u(tag) WHERE tag <> '2'";
    }

    @Override
    public Schema inputSchema() {
      return Schema.parse("n INTEGER NOT NULL, tags ARRAY<VARCHAR>");
    }

    @Override
    public List<Row> inputRows() {
      return List.of(
          Row.of(1, List.of("1", "2", "3")),
          Row.of(2, List.of()),
          Row.of(3, null),
          Row.of(4, List.of("4")));
    }

    @Override
    public List<Row> outputRows() {
      return List.of(Row.of(1, 1), Row.of(1, 3), Row.of(4, 4));
    }

    @Override
    public List<Row> failingRows() {
      return List.of(Row.of(9, List.of("not a number")));
    }
  }
}
