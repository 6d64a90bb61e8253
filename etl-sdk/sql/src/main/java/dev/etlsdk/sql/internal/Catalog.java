package dev.etlsdk.sql.internal;

import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.MetadataColumns;
import dev.etlsdk.api.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.impl.AbstractTable;

/** The streams of a query as tables, with their metadata columns. */
final class Catalog {

  private final Map<String, Schema> tables = new LinkedHashMap<>();

  Catalog(Map<String, Schema> streams) {
    streams.forEach((name, schema) -> tables.put(name, withMetadata(schema)));
  }

  private static Schema withMetadata(Schema schema) {
    List<Column> columns = new ArrayList<>(schema.columns());
    for (Column metadata : MetadataColumns.ALL) {
      if (schema.columns().stream().noneMatch(c -> c.name().equals(metadata.name()))) {
        columns.add(metadata);
      }
    }
    return Schema.of(columns);
  }

  /** The tables by name, metadata columns included. */
  Map<String, Schema> tables() {
    return tables;
  }

  CalciteCatalogReader reader(RelDataTypeFactory types) {
    CalciteSchema root = CalciteSchema.createRootSchema(false, false);
    tables.forEach((name, schema) -> root.add(name, new Rows(schema)));
    Properties properties = new Properties();
    properties.setProperty(CalciteConnectionProperty.CASE_SENSITIVE.camelName(), "false");
    return new CalciteCatalogReader(
        root, List.of(), types, new CalciteConnectionConfigImpl(properties));
  }

  /** A stream as a table. */
  private static final class Rows extends AbstractTable {
    private final Schema schema;

    Rows(Schema schema) {
      this.schema = schema;
    }

    @Override
    public RelDataType getRowType(RelDataTypeFactory factory) {
      return TypeMapping.rowType(schema, factory);
    }
  }
}
