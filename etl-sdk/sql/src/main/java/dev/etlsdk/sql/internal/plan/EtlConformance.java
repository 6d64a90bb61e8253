package dev.etlsdk.sql.internal.plan;

import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlDelegatingConformance;

/**
 * What SQL is taken: the standard, with the liberties of PostgreSQL that don't make a mistake pass.
 */
final class EtlConformance extends SqlDelegatingConformance {

  EtlConformance() {
    super(SqlConformanceEnum.DEFAULT);
  }

  @Override
  public boolean isPercentRemainderAllowed() {
    return true;
  }

  @Override
  public boolean isBangEqualAllowed() {
    return true;
  }

  @Override
  public boolean isGroupByOrdinal() {
    return true;
  }

  @Override
  public boolean allowPluralTimeUnits() {
    return true;
  }

  /** Or CASE would pad its texts to one length. */
  @Override
  public boolean shouldConvertRaggedUnionTypesToVarying() {
    return true;
  }

  /** Arithmetic is always checked, by the code generator. */
  @Override
  public boolean checkedArithmetic() {
    return false;
  }
}
