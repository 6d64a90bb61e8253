package dev.etlsdk.sql.internal.type;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeFactoryImpl;
import org.apache.calcite.sql.type.SqlTypeMappingRule;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/** Makes the planner's types; texts are Unicode. */
public final class EtlTypeFactory extends SqlTypeFactoryImpl {

  public EtlTypeFactory() {
    super(new EtlTypeSystem());
  }

  /**
   * A REAL with any other number is DOUBLE, as in PostgreSQL: it would lose digits of an INTEGER.
   */
  @Override
  public @Nullable RelDataType leastRestrictive(List<RelDataType> types, SqlTypeMappingRule rule) {
    boolean real = types.stream().anyMatch(t -> t.getSqlTypeName() == SqlTypeName.REAL);
    boolean others =
        types.stream()
            .anyMatch(t -> t.getSqlTypeName() != SqlTypeName.REAL && SqlTypeUtil.isNumeric(t));
    boolean numbers =
        types.stream()
            .allMatch(t -> SqlTypeUtil.isNumeric(t) || t.getSqlTypeName() == SqlTypeName.NULL);
    if (real && others && numbers) {
      boolean nullable = types.stream().anyMatch(RelDataType::isNullable);
      return createTypeWithNullability(createSqlType(SqlTypeName.DOUBLE), nullable);
    }
    boolean nullable = types.stream().anyMatch(RelDataType::isNullable);
    List<RelDataType> values =
        types.stream().filter(t -> t.getSqlTypeName() != SqlTypeName.NULL).toList();
    if (values.stream().anyMatch(SqlTypeUtil::isDecimal)
        && values.stream().allMatch(SqlTypeUtil::isExactNumeric)) {
      return createTypeWithNullability(DecimalTypes.common(this, values), nullable);
    }
    if (areOneRow(values)) {
      return enforceTypeWithNullability(values.get(0), nullable);
    }
    return super.leastRestrictive(types, rule);
  }

  /**
   * Whether they differ in nothing but whether the row itself may be null. The planner would make
   * all fields nullable.
   */
  private boolean areOneRow(List<RelDataType> types) {
    return !types.isEmpty()
        && types.get(0).isStruct()
        && types.stream().map(t -> enforceTypeWithNullability(t, true)).distinct().count() == 1;
  }

  @Override
  public Charset getDefaultCharset() {
    return StandardCharsets.UTF_8;
  }
}
