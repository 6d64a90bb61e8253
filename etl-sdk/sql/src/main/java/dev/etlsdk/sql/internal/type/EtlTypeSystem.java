package dev.etlsdk.sql.internal.type;

import java.math.RoundingMode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** Ranges of types: 38 digits, nanoseconds, and texts that are never padded. */
public final class EtlTypeSystem extends RelDataTypeSystemImpl {

  private static final int DIGITS = 38;
  private static final int NANOSECONDS = 9;
  private static final int MICROSECONDS = 6;

  @Override
  public int getMaxPrecision(SqlTypeName type) {
    return switch (type) {
      case DECIMAL -> DIGITS;
      case TIME,
          TIME_WITH_LOCAL_TIME_ZONE,
          TIMESTAMP,
          TIMESTAMP_WITH_LOCAL_TIME_ZONE,
          TIMESTAMP_TZ,
          TIME_TZ ->
          NANOSECONDS;
      default -> super.getMaxPrecision(type);
    };
  }

  @Override
  public int getMaxScale(SqlTypeName type) {
    return type == SqlTypeName.DECIMAL ? DIGITS : super.getMaxScale(type);
  }

  /** As PostgreSQL counts time when no precision is given. */
  @Override
  public int getDefaultPrecision(SqlTypeName type) {
    return switch (type) {
      case DECIMAL -> DIGITS;
      case TIME,
          TIME_WITH_LOCAL_TIME_ZONE,
          TIMESTAMP,
          TIMESTAMP_WITH_LOCAL_TIME_ZONE,
          TIMESTAMP_TZ,
          TIME_TZ ->
          MICROSECONDS;
      default -> super.getDefaultPrecision(type);
    };
  }

  @Override
  public @Nullable RelDataType deriveDecimalPlusType(
      RelDataTypeFactory factory, RelDataType left, RelDataType right) {
    return DecimalTypes.areExact(left, right) ? DecimalTypes.sum(factory, left, right) : null;
  }

  @Override
  public @Nullable RelDataType deriveDecimalMultiplyType(
      RelDataTypeFactory factory, RelDataType left, RelDataType right) {
    return DecimalTypes.areExact(left, right) ? DecimalTypes.product(factory, left, right) : null;
  }

  @Override
  public @Nullable RelDataType deriveDecimalDivideType(
      RelDataTypeFactory factory, RelDataType left, RelDataType right) {
    return DecimalTypes.areExact(left, right) ? DecimalTypes.quotient(factory, left, right) : null;
  }

  @Override
  public boolean shouldConvertRaggedUnionTypesToVarying() {
    return true;
  }

  @Override
  public RoundingMode roundingMode() {
    return RoundingMode.HALF_UP;
  }
}
