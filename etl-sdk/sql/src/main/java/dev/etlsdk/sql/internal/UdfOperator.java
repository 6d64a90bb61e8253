package dev.etlsdk.sql.internal;

import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.codegen.expression.FunctionTarget;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;

/** All functions of one name with signatures of the SDK's own, for the validator. */
final class UdfOperator extends SqlFunction {

  private final List<Signature> signatures;

  /**
   * A method that can be called under the name.
   *
   * @param target the method
   * @param parameters their types
   * @param result type of the result
   * @param deterministic whether equal arguments give equal results
   */
  record Signature(FunctionTarget target, List<DataType> parameters, DataType result, boolean deterministic) {}

  UdfOperator(String name, List<Signature> signatures) {
    super(
        name.toUpperCase(Locale.ROOT),
        SqlKind.OTHER_FUNCTION,
        null,
        null,
        new Checker(signatures),
        SqlFunctionCategory.USER_DEFINED_FUNCTION);
    this.signatures = List.copyOf(signatures);
  }

  @Override
  public RelDataType inferReturnType(SqlOperatorBinding binding) {
    Signature signature = resolve(signatures, binding.collectOperandTypes()).orElseThrow();
    boolean anyNull = false;
    for (int i = 0; i < binding.getOperandCount(); i++) {
      anyNull |= binding.getOperandType(i).isNullable() && !signature.target().parameters().get(i).seesNull();
    }
    RelDataTypeFactory factory = binding.getTypeFactory();
    return TypeMapping.toRel(signature.result(), anyNull || signature.target().returnsNull(), factory);
  }

  @Override
  public boolean isDeterministic() {
    return signatures.stream().allMatch(Signature::deterministic);
  }

  Signature resolve(List<RelDataType> operands) {
    return resolve(signatures, operands).orElseThrow();
  }

  private static Optional<Signature> resolve(List<Signature> signatures, List<RelDataType> operands) {
    return signatures.stream()
        .filter(s -> s.parameters().size() == operands.size())
        .filter(s -> accepts(s, operands))
        .findFirst();
  }

  private static boolean accepts(Signature signature, List<RelDataType> operands) {
    for (int i = 0; i < operands.size(); i++) {
      if (!TypeMapping.toDataType(operands.get(i)).equals(signature.parameters().get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Looks for a signature that takes the operands. */
  private record Checker(List<Signature> signatures) implements SqlOperandTypeChecker {

    @Override
    public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
      boolean found = resolve(signatures, binding.collectOperandTypes()).isPresent();
      if (!found && throwOnFailure) {
        throw binding.newValidationSignatureError();
      }
      return found;
    }

    @Override
    public SqlOperandCountRange getOperandCountRange() {
      int least = signatures.stream().mapToInt(s -> s.parameters().size()).min().orElse(0);
      int most = signatures.stream().mapToInt(s -> s.parameters().size()).max().orElse(0);
      return SqlOperandCountRanges.between(least, most);
    }

    @Override
    public String getAllowedSignatures(SqlOperator operator, String name) {
      return signatures.stream()
          .map(s -> name + s.parameters().stream().map(DataType::toString).collect(Collectors.joining(", ", "(", ")")))
          .collect(Collectors.joining(" or "));
    }
  }
}
