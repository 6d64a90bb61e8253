package dev.etlsdk.sql.internal.rule;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.sql.internal.problem.SqlProblem;
import dev.etlsdk.sql.internal.type.EtlTypeSystem;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCollectionTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlMapTypeNameSpec;
import org.apache.calcite.sql.SqlRowTypeNameSpec;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.SqlUserDefinedTypeNameSpec;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Refuses types that there aren't, and numbers of digits that a type can't have: the planner would
 * take the nearest that it can, and a value would lose what the query wanted kept.
 */
final class TypeRule {

  private static final EtlTypeSystem TYPES = new EtlTypeSystem();

  private TypeRule() {}

  /**
   * Checks a type as the query has it.
   *
   * @throws SqlProblem with the place
   */
  static void check(SqlDataTypeSpec type) {
    check(type.getTypeNameSpec(), type.getParserPosition());
  }

  private static void check(SqlTypeNameSpec type, SqlParserPos place) {
    if (type instanceof SqlBasicTypeNameSpec basic) {
      digits(basic, place);
    } else if (type instanceof SqlCollectionTypeNameSpec collection) {
      check(collection.getElementTypeName(), place);
    } else if (type instanceof SqlMapTypeNameSpec map) {
      check(map.getKeyType());
      check(map.getValType());
    } else if (type instanceof SqlRowTypeNameSpec row) {
      row.getFieldTypes().forEach(TypeRule::check);
    } else if (type instanceof SqlUserDefinedTypeNameSpec) {
      throw new SqlProblem(
          EtlError.SQL_0005,
          "there is no type '" + type.getTypeName() + "'",
          "docs/sql.md lists the types: BOOLEAN, INTEGER, BIGINT, DOUBLE, DECIMAL, VARCHAR, DATE,"
              + " TIMESTAMP and others",
          place);
    }
  }

  private static void digits(SqlBasicTypeNameSpec type, SqlParserPos place) {
    SqlTypeName name = SqlTypeName.get(type.getTypeName().getSimple());
    if (name == null || type.getPrecision() < 0) {
      return;
    }
    int precision = type.getPrecision();
    switch (name) {
      case DECIMAL -> {
        int scale = type.getScale();
        require(
            precision >= 1 && precision <= TYPES.getMaxPrecision(name),
            "DECIMAL(" + precision + ")",
            "a DECIMAL has 1 to 38 digits",
            place);
        require(
            scale == Integer.MIN_VALUE || scale >= 0 && scale <= precision,
            "DECIMAL(" + precision + ", " + scale + ")",
            "0 to " + precision + " of its digits stand behind the point",
            place);
      }
      case TIME, TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE, TIME_WITH_LOCAL_TIME_ZONE ->
          require(
              precision <= TYPES.getMaxPrecision(name),
              name.toString().replaceFirst("_.*", "") + "(" + precision + ")",
              "a second has 0 to 9 digits",
              place);
      case CHAR, VARCHAR, BINARY, VARBINARY ->
          require(
              precision >= 1 && precision <= TYPES.getMaxPrecision(name),
              name + "(" + precision + ")",
              "a length is 1 to "
                  + TYPES.getMaxPrecision(name)
                  + "; VARCHAR and VARBINARY need none",
              place);
      default -> {}
    }
  }

  private static void require(boolean fits, String type, String fix, SqlParserPos place) {
    if (!fits) {
      throw new SqlProblem(EtlError.SQL_0005, "there is no type " + type, fix, place);
    }
  }
}
