package dev.etlsdk.sql.internal.type;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.sql.validate.implicit.TypeCoercionImpl;
import org.jspecify.annotations.Nullable;

/**
 * Implicit casts: as good as none. A text is never taken for a number or the reverse, so that a
 * wrong column is an error and not a cast that fails at run time. Numbers meet in the generator;
 * here only DATE meets TIMESTAMP.
 */
public final class EtlTypeCoercion extends TypeCoercionImpl {

  public EtlTypeCoercion(RelDataTypeFactory factory, SqlValidator validator) {
    super(factory, validator);
  }

  @Override
  public boolean binaryComparisonCoercion(SqlCallBinding binding) {
    if (binding.getOperandCount() == 3) {
      return betweenCoercion(binding);
    }
    if (binding.getOperandCount() != 2) {
      return false;
    }
    RelDataType left = binding.getOperandType(0);
    RelDataType right = binding.getOperandType(1);
    if (left.getSqlTypeName() == SqlTypeName.DATE && isTimestamp(right)) {
      return coerceOperandType(binding.getScope(), binding.getCall(), 0, seconds(right));
    }
    if (right.getSqlTypeName() == SqlTypeName.DATE && isTimestamp(left)) {
      return coerceOperandType(binding.getScope(), binding.getCall(), 1, seconds(left));
    }
    return false;
  }

  private boolean betweenCoercion(SqlCallBinding binding) {
    RelDataType timestamp =
        binding.collectOperandTypes().stream()
            .filter(EtlTypeCoercion::isTimestamp)
            .findFirst()
            .orElse(null);
    boolean coerced = false;
    for (int i = 0; timestamp != null && i < binding.getOperandCount(); i++) {
      if (binding.getOperandType(i).getSqlTypeName() == SqlTypeName.DATE) {
        coerced |= coerceOperandType(binding.getScope(), binding.getCall(), i, seconds(timestamp));
      }
    }
    return coerced;
  }

  /** Nanoseconds have no place for a date after 2262. */
  private RelDataType seconds(RelDataType timestamp) {
    return factory.createTypeWithNullability(
        factory.createSqlType(timestamp.getSqlTypeName(), 0), timestamp.isNullable());
  }

  private static boolean isTimestamp(RelDataType type) {
    return type.getSqlTypeName() == SqlTypeName.TIMESTAMP
        || type.getSqlTypeName() == SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE;
  }

  @Override
  public boolean rowTypeCoercion(
      @Nullable SqlValidatorScope scope, SqlNode query, int columnIndex, RelDataType targetType) {
    return false;
  }

  @Override
  public boolean binaryArithmeticCoercion(SqlCallBinding binding) {
    return false;
  }

  @Override
  public boolean caseWhenCoercion(SqlCallBinding binding) {
    return false;
  }

  @Override
  public boolean caseOrEquivalentCoercion(SqlCallBinding binding) {
    return false;
  }

  @Override
  public boolean inOperationCoercion(SqlCallBinding binding) {
    return false;
  }

  @Override
  public boolean quantifyOperationCoercion(SqlCallBinding binding) {
    return false;
  }

  @Override
  public boolean builtinFunctionCoercion(
      SqlCallBinding binding,
      List<RelDataType> operandTypes,
      List<SqlTypeFamily> expectedFamilies) {
    return false;
  }

  @Override
  public boolean userDefinedFunctionCoercion(
      SqlValidatorScope scope, SqlCall call, SqlFunction function) {
    return false;
  }

  @Override
  public boolean querySourceCoercion(
      @Nullable SqlValidatorScope scope,
      RelDataType sourceRowType,
      RelDataType targetRowType,
      SqlNode query) {
    return false;
  }
}
