package dev.etlsdk.sql.internal.operator;

import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.codegen.expression.FunctionTarget;
import dev.etlsdk.codegen.expression.ValueType;
import dev.etlsdk.codegen.function.BuiltinFunctions;
import dev.etlsdk.codegen.function.UserFunctions;
import dev.etlsdk.codegen.model.UdfCatalog;
import dev.etlsdk.codegen.model.UdfResolution;
import dev.etlsdk.sql.internal.type.TypeMapping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** All functions that one query may call: user-defined ones first, then those built in. */
public final class FunctionLibrary {

  /** Functions that have no method of their own: the translators write them. */
  private static final Set<String> TRANSLATED =
      Set.of(
          "CAST",
          "TRY_CAST",
          "COALESCE",
          "NULLIF",
          "EXTRACT",
          "GREATEST",
          "LEAST",
          "TIMESTAMPADD",
          "TIMESTAMPDIFF",
          "CURRENT_DATE",
          "CURRENT_TIME",
          "CURRENT_TIMESTAMP",
          "LOCALTIME",
          "LOCALTIMESTAMP",
          "NOW");

  private final UdfCatalog registry;
  private final BuiltinFunctions builtins;
  private final RelDataTypeFactory types;

  /** A call that has been resolved. */
  public record Resolved(FunctionTarget target, List<ValueType> argumentTypes) {}

  public FunctionLibrary(UdfCatalog registry, BuiltinFunctions builtins, RelDataTypeFactory types) {
    this.registry = registry;
    this.builtins = builtins;
    this.types = types;
  }

  /** The operators that the planner's own tables lack. */
  public List<SqlOperator> operators(SqlOperatorTable known) {
    List<SqlOperator> operators = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (String name : registry.names()) {
      operators.add(
          new FunctionOperator(
              name, SqlFunctionCategory.USER_DEFINED_FUNCTION, new UserOverloads(name)));
      names.add(name.toUpperCase(Locale.ROOT));
    }
    for (SqlOperator operator : known.getOperatorList()) {
      names.add(operator.getName().toUpperCase(Locale.ROOT));
    }
    for (String name : new TreeSet<>(builtins.names())) {
      if (Character.isLetter(name.charAt(0)) && names.add(name)) {
        operators.add(
            new FunctionOperator(name, SqlFunctionCategory.TIMEDATE, new BuiltinOverloads(name)));
      }
    }
    return operators;
  }

  /** The method that a user-defined function's call means. */
  public Optional<Resolved> user(String name, List<ValueType> arguments) {
    UdfResolution resolution =
        registry.resolve(name, arguments.stream().map(FunctionLibrary::dataType).toList());
    if (resolution instanceof UdfResolution.Match match) {
      return Optional.of(
          new Resolved(
              UserFunctions.target(match.function()),
              match.argumentTypes().stream().map(ValueType::of).toList()));
    }
    return Optional.empty();
  }

  /** The method that a built-in function's call means. */
  public Optional<FunctionTarget> builtin(String name, List<ValueType> arguments) {
    return builtins.resolve(name, arguments);
  }

  /** Whether a function of a value a row, and no aggregate function, has a name. */
  public boolean isScalar(String name) {
    return registry.names().stream().anyMatch(name::equalsIgnoreCase)
        || builtins.names().stream().anyMatch(name::equalsIgnoreCase);
  }

  /** The names of the functions that a query can call, for messages. */
  public List<String> names() {
    Set<String> names = new TreeSet<>(registry.names());
    names.addAll(builtins.names());
    names.addAll(TRANSLATED);
    names.removeIf(name -> !Character.isLetter(name.charAt(0)));
    return List.copyOf(names);
  }

  public List<String> signatures(String name) {
    return builtins.signatures(name);
  }

  private static String names(List<RelDataType> types) {
    return types.stream().map(TypeMapping::name).collect(Collectors.joining(", "));
  }

  private static @Nullable DataType dataType(ValueType type) {
    return type instanceof ValueType.Data data ? data.type() : null;
  }

  private final class UserOverloads implements FunctionOperator.Overloads {
    private final String name;

    UserOverloads(String name) {
      this.name = name;
    }

    /** Empty if an argument is of a type that no parameter can have. */
    private Optional<UdfResolution> resolve(List<RelDataType> arguments) {
      List<@Nullable DataType> dataTypes = new ArrayList<>();
      for (RelDataType argument : arguments) {
        if (!TypeMapping.isColumn(argument)) {
          return Optional.empty();
        }
        dataTypes.add(
            argument.getSqlTypeName() == SqlTypeName.NULL
                ? null
                : TypeMapping.toDataType(argument));
      }
      return Optional.of(registry.resolve(name, dataTypes));
    }

    @Override
    public Optional<RelDataType> result(List<RelDataType> arguments) {
      if (resolve(arguments).orElse(null) instanceof UdfResolution.Match match) {
        return Optional.of(
            FunctionLibrary.this.result(
                UserFunctions.target(match.function()),
                match.function().model().result().type(),
                arguments));
      }
      return Optional.empty();
    }

    @Override
    public String mismatch(List<RelDataType> arguments) {
      UdfResolution resolution = resolve(arguments).orElse(null);
      if (resolution instanceof UdfResolution.NoOverload none) {
        return none.message();
      }
      return resolution instanceof UdfResolution.Ambiguous ambiguous
          ? ambiguous.message()
          : name + "(" + names(arguments) + ") fits no function of this name";
    }

    @Override
    public boolean deterministic() {
      return registry.named(name).stream().allMatch(f -> f.model().deterministic());
    }
  }

  private final class BuiltinOverloads implements FunctionOperator.Overloads {
    private final String name;

    BuiltinOverloads(String name) {
      this.name = name;
    }

    @Override
    public Optional<RelDataType> result(List<RelDataType> arguments) {
      if (arguments.stream().anyMatch(a -> !TypeMapping.isValue(a))) {
        return Optional.empty();
      }
      List<ValueType> valueTypes = arguments.stream().map(TypeMapping::toValueType).toList();
      return builtins
          .resolve(name, valueTypes)
          .map(
              target ->
                  FunctionLibrary.this.result(
                      target, builtins.resultType(target, valueTypes), arguments));
    }

    @Override
    public String mismatch(List<RelDataType> arguments) {
      return name
          + "("
          + names(arguments)
          + ") fits no function of this name; there is "
          + String.join(", ", signatures(name));
    }

    @Override
    public boolean deterministic() {
      return builtins.isDeterministic(name);
    }
  }

  private RelDataType result(FunctionTarget target, DataType type, List<RelDataType> arguments) {
    boolean nullable = target.returnsNull();
    for (int i = 0; i < arguments.size(); i++) {
      nullable |= arguments.get(i).isNullable() && !target.parameter(i).seesNull();
    }
    return TypeMapping.toRel(type, nullable, types);
  }
}
