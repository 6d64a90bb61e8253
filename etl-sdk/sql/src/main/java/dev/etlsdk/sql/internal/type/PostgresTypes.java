package dev.etlsdk.sql.internal.type;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCollectionTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlMapTypeNameSpec;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlRowTypeNameSpec;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.SqlUserDefinedTypeNameSpec;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/** Gives PostgreSQL's own names of types those of the standard. */
public final class PostgresTypes extends SqlShuttle {

  private static final Map<String, SqlTypeName> NAMES =
      Map.ofEntries(
          Map.entry("TEXT", SqlTypeName.VARCHAR),
          Map.entry("BYTEA", SqlTypeName.VARBINARY),
          Map.entry("BOOL", SqlTypeName.BOOLEAN),
          Map.entry("INT2", SqlTypeName.SMALLINT),
          Map.entry("INT4", SqlTypeName.INTEGER),
          Map.entry("INT8", SqlTypeName.BIGINT),
          Map.entry("FLOAT4", SqlTypeName.REAL),
          Map.entry("FLOAT8", SqlTypeName.DOUBLE),
          Map.entry("TIMESTAMPTZ", SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE));

  private PostgresTypes() {}

  public static SqlNode rename(SqlNode query) {
    return Objects.requireNonNull(query.accept(new PostgresTypes()));
  }

  @Override
  public @Nullable SqlNode visit(SqlDataTypeSpec type) {
    return renamed(type);
  }

  private static SqlDataTypeSpec renamed(SqlDataTypeSpec type) {
    return new SqlDataTypeSpec(
        renamed(type.getTypeNameSpec()),
        type.getTimeZone(),
        type.getNullable(),
        type.getParserPosition());
  }

  private static SqlTypeNameSpec renamed(SqlTypeNameSpec type) {
    SqlParserPos place = type.getParserPos();
    if (type instanceof SqlCollectionTypeNameSpec collection) {
      SqlTypeName kind = SqlTypeName.valueOf(type.getTypeName().getSimple());
      return new SqlCollectionTypeNameSpec(renamed(collection.getElementTypeName()), kind, place);
    }
    if (type instanceof SqlMapTypeNameSpec map) {
      return new SqlMapTypeNameSpec(renamed(map.getKeyType()), renamed(map.getValType()), place);
    }
    if (type instanceof SqlRowTypeNameSpec row) {
      return new SqlRowTypeNameSpec(
          place,
          row.getFieldNames(),
          row.getFieldTypes().stream().map(PostgresTypes::renamed).toList());
    }
    if (type instanceof SqlUserDefinedTypeNameSpec && type.getTypeName().isSimple()) {
      SqlTypeName standard = NAMES.get(type.getTypeName().getSimple().toUpperCase(Locale.ROOT));
      return standard == null ? type : new SqlBasicTypeNameSpec(standard, place);
    }
    return type;
  }
}
