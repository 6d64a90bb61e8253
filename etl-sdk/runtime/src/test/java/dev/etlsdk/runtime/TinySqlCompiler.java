package dev.etlsdk.runtime;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.MetadataColumns;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sql.CompiledSql;
import dev.etlsdk.api.sql.ExplainLevel;
import dev.etlsdk.api.sql.SqlCompiler;
import dev.etlsdk.api.sql.SqlFragment;
import dev.etlsdk.api.sql.SqlRequest;
import dev.etlsdk.api.transform.BatchTransform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Knows "SELECT a, b FROM t" and "UNION t u": enough to show what the runtime makes of queries. */
public final class TinySqlCompiler implements SqlCompiler {

  private final AtomicInteger open = new AtomicInteger();

  /** How many queries are not closed. */
  public int openQueries() {
    return open.get();
  }

  @Override
  public CompiledSql compile(SqlRequest request) {
    String[] words = request.sql().replace(',', ' ').trim().split("\\s+");
    List<SqlFragment> fragments = new ArrayList<>();
    if (words[0].equals("UNION")) {
      for (int i = 1; i < words.length; i++) {
        fragments.add(new Fragment(words[i], table(request, words[i])));
      }
    } else {
      Schema table = table(request, words[words.length - 1]);
      List<Column> columns = new ArrayList<>();
      for (String name : Arrays.asList(words).subList(1, words.length - 2)) {
        columns.add(column(table, name));
      }
      fragments.add(new Fragment(words[words.length - 1], Schema.of(columns)));
    }
    open.incrementAndGet();
    return new Compiled(request.sql(), fragments);
  }

  private static Schema table(SqlRequest request, String name) {
    Schema table = request.tables().get(name);
    if (table == null) {
      throw EtlException.of(EtlError.SQL_0002, "no table '" + name + "'").build();
    }
    return table;
  }

  private static Column column(Schema table, String name) {
    return table.columns().stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .or(() -> MetadataColumns.ALL.stream().filter(c -> c.name().equals(name)).findFirst())
        .orElseThrow(() -> EtlException.of(EtlError.SQL_0003, "no column '" + name + "'").build());
  }

  private final class Compiled implements CompiledSql {
    private final String sql;
    private final List<SqlFragment> fragments;

    Compiled(String sql, List<SqlFragment> fragments) {
      this.sql = sql;
      this.fragments = fragments;
    }

    @Override
    public Schema schema() {
      return fragments.get(0).input();
    }

    @Override
    public List<SqlFragment> fragments() {
      return fragments;
    }

    @Override
    public String explain(ExplainLevel level) {
      return level + " of " + sql;
    }

    @Override
    public void close() {
      open.decrementAndGet();
    }
  }

  private record Fragment(String table, Schema input) implements SqlFragment {
    @Override
    public BatchTransform create() {
      return new Copy();
    }
  }

  /** Gives the rows as they came. */
  private static final class Copy implements BatchTransform {
    private BufferAllocator allocator;

    @Override
    public void open(dev.etlsdk.api.transform.TransformContext context) {
      allocator = context.allocator();
    }

    @Override
    public Batch process(Batch input, dev.etlsdk.api.error.RowErrors errors) {
      List<FieldVector> copies = new ArrayList<>();
      for (FieldVector vector : input.root().getFieldVectors()) {
        FieldVector copy = vector.getField().createVector(allocator);
        copy.allocateNew();
        var pair = vector.makeTransferPair(copy);
        for (int row = 0; row < input.rows(); row++) {
          pair.copyValueSafe(row, row);
        }
        copy.setValueCount(input.rows());
        copies.add(copy);
      }
      VectorSchemaRoot root =
          new VectorSchemaRoot(input.schema().toArrow().getFields(), copies, input.rows());
      return Batch.take(input.schema(), root, input.origins());
    }
  }
}
