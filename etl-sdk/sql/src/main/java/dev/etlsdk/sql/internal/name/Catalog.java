package dev.etlsdk.sql.internal.name;

import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.api.schema.MetadataColumns;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.sql.internal.type.TypeMapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.schema.lookup.LikePattern;
import org.apache.calcite.schema.lookup.Lookup;
import org.apache.calcite.schema.lookup.Named;
import org.jspecify.annotations.Nullable;

/** The streams of a query as tables, with their metadata columns. */
public final class Catalog {

  private final Map<String, Rows> tables = new LinkedHashMap<>();
  private final ExactNames matcher = new ExactNames();

  public Catalog(Map<String, Schema> streams) {
    streams.forEach((name, schema) -> tables.put(name, rows(name, schema)));
  }

  private static Rows rows(String name, Schema schema) {
    List<Column> columns = new ArrayList<>(schema.columns());
    Set<String> added = new LinkedHashSet<>();
    for (Column metadata : MetadataColumns.ALL) {
      if (schema.columns().stream().noneMatch(c -> c.name().equals(metadata.name()))) {
        columns.add(metadata);
        added.add(metadata.name());
      }
    }
    return new Rows(name, Schema.of(columns), added);
  }

  /** The names of the tables. */
  public List<String> names() {
    return List.copyOf(tables.keySet());
  }

  /** The table that a name means, if there is one. */
  @Nullable Rows find(String written) {
    String name = ExactNames.find(tables.keySet(), written);
    return name == null ? null : tables.get(name);
  }

  /** The names of the columns of all tables, metadata columns included. */
  public List<String> columns() {
    Set<String> columns = new LinkedHashSet<>();
    tables.values().forEach(rows -> columns.addAll(rows.schema.names()));
    return List.copyOf(columns);
  }

  /** The columns and fields that a name looked up so far could have meant, if several. */
  public List<String> ambiguous(String written) {
    return matcher.ambiguous().getOrDefault(written, List.of());
  }

  /** The fields of all columns that are a ROW, at any depth, as a query writes them. */
  public List<String> fields() {
    Set<String> paths = new LinkedHashSet<>();
    tables.values().forEach(rows -> addFields("", rows.schema.columns(), paths));
    return List.copyOf(paths);
  }

  private static void addFields(String prefix, List<Column> columns, Set<String> paths) {
    for (Column column : columns) {
      String path = prefix + column.name();
      if (!prefix.isEmpty()) {
        paths.add(path);
      }
      if (column.type() instanceof DataType.Row row) {
        addFields(path + '.', row.fields(), paths);
      }
    }
  }

  public CalciteCatalogReader reader(RelDataTypeFactory types) {
    CalciteSchema root =
        CalciteSchema.createRootSchema(
            false,
            false,
            "",
            new AbstractSchema() {
              @Override
              public Lookup<Table> tables() {
                return new TableLookup(tables);
              }
            });
    return new Reader(root, matcher, types);
  }

  /** Tables, found as {@link ExactNames} says. */
  private static final class TableLookup implements Lookup<Table> {
    private final Map<String, Rows> tables;

    TableLookup(Map<String, Rows> tables) {
      this.tables = tables;
    }

    @Override
    public @Nullable Table get(String written) {
      String name = ExactNames.find(tables.keySet(), written);
      return name == null ? null : tables.get(name);
    }

    @Override
    public @Nullable Named<Table> getIgnoreCase(String written) {
      return null;
    }

    @Override
    public Set<String> getNames(LikePattern pattern) {
      return tables.keySet();
    }
  }

  private static final class Reader extends CalciteCatalogReader {
    Reader(CalciteSchema root, ExactNames matcher, RelDataTypeFactory types) {
      super(
          root,
          matcher,
          List.of(List.of()),
          types,
          new CalciteConnectionConfigImpl(new Properties()));
    }
  }

  /** A stream as a table. */
  public static final class Rows extends AbstractTable {
    private final String name;
    private final Schema schema;
    private final Set<String> added;

    Rows(String name, Schema schema, Set<String> added) {
      this.name = name;
      this.schema = schema;
      this.added = Set.copyOf(added);
    }

    /** The name of the stream, which the query may write otherwise. */
    public String name() {
      return name;
    }

    /** The names of all columns; those that aren't the stream's own come last. */
    List<String> names() {
      return schema.names();
    }

    /** Whether a column is one of metadata, and not the stream's own. */
    public boolean isMetadata(String column) {
      return added.contains(column);
    }

    @Override
    public RelDataType getRowType(RelDataTypeFactory factory) {
      return TypeMapping.rowType(schema, factory);
    }
  }
}
