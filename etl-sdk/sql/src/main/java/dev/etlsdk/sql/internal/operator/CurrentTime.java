package dev.etlsdk.sql.internal.operator;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.fun.SqlAbstractTimeFunction;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * The functions that tell the time, in microseconds unless the call says how exact. The planner's
 * own tell whole seconds, and CURRENT_TIMESTAMP without its time zone.
 */
final class CurrentTime extends SqlAbstractTimeFunction {

  static final CurrentTime CURRENT_TIMESTAMP =
      new CurrentTime("CURRENT_TIMESTAMP", SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE);
  static final CurrentTime LOCALTIMESTAMP =
      new CurrentTime("LOCALTIMESTAMP", SqlTypeName.TIMESTAMP);
  static final CurrentTime CURRENT_TIME = new CurrentTime("CURRENT_TIME", SqlTypeName.TIME);
  static final CurrentTime LOCALTIME = new CurrentTime("LOCALTIME", SqlTypeName.TIME);

  /** PostgreSQL's other name of CURRENT_TIMESTAMP, which is called with parentheses. */
  static final CurrentTime NOW = new CurrentTime("NOW", SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE);

  private final SqlTypeName type;

  private CurrentTime(String name, SqlTypeName type) {
    super(name, type);
    this.type = type;
  }

  @Override
  public SqlSyntax getSyntax() {
    return getName().equals("NOW") ? SqlSyntax.FUNCTION : SqlSyntax.FUNCTION_ID;
  }

  @Override
  public RelDataType inferReturnType(SqlOperatorBinding binding) {
    if (binding.getOperandCount() > 0) {
      return super.inferReturnType(binding);
    }
    RelDataTypeFactory factory = binding.getTypeFactory();
    return factory.createSqlType(type, factory.getTypeSystem().getDefaultPrecision(type));
  }
}
