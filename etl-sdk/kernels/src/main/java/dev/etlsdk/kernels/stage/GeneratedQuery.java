package dev.etlsdk.kernels.stage;

import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sql.CompiledSql;
import dev.etlsdk.api.sql.ExplainLevel;
import dev.etlsdk.api.sql.PreparedSql;
import dev.etlsdk.api.sql.SqlFragment;
import dev.etlsdk.api.sql.UdfOptions;
import dev.etlsdk.api.transform.BatchTransform;
import dev.etlsdk.udf.UdfConfig;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A query whose stages were generated at build time; generated code makes it. Immutable and
 * thread-safe.
 *
 * @param sql the text it was made of
 * @param output the columns of the result
 * @param plan for people
 * @param parts in order, as in {@link CompiledSql#fragments}
 */
public record GeneratedQuery(String sql, Schema output, String plan, List<Part> parts)
    implements PreparedSql {

  public GeneratedQuery {
    parts = List.copyOf(parts);
  }

  /**
   * The part of the query that reads one table.
   *
   * @param table its name
   * @param input the columns it reads, in this order
   * @param stages makes new stages for a task
   */
  public record Part(String table, Schema input, Supplier<List<Stage>> stages) {}

  @Override
  public CompiledSql link(UdfOptions udfs) {
    return new Linked(this, Map.copyOf(udfs.configs()));
  }

  /** With the configuration of its functions. */
  private record Linked(GeneratedQuery query, Map<String, UdfConfig> configs)
      implements CompiledSql {

    @Override
    public Schema schema() {
      return query.output;
    }

    @Override
    public List<SqlFragment> fragments() {
      return query.parts.stream()
          .<SqlFragment>map(part -> new Fragment(part, query.output, configs))
          .toList();
    }

    /** The plan only: the generated source is where it was generated. */
    @Override
    public String explain(ExplainLevel level) {
      return query.plan;
    }

    @Override
    public void close() {}
  }

  private record Fragment(Part part, Schema output, Map<String, UdfConfig> configs)
      implements SqlFragment {

    @Override
    public String table() {
      return part.table;
    }

    @Override
    public Schema input() {
      return part.input;
    }

    @Override
    public BatchTransform create() {
      return new FragmentTransform(part.stages.get(), configs, output);
    }
  }
}
