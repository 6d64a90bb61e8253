package dev.etlsdk.codegen.function;

import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.codegen.expression.FunctionTarget;
import dev.etlsdk.codegen.expression.ValueType;
import dev.etlsdk.kernels.function.Functions;
import dev.etlsdk.kernels.function.pattern.PatternCache;
import dev.etlsdk.udf.AcceptsNull;
import dev.etlsdk.udf.SqlType;
import dev.etlsdk.udf.Udf;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The index of built-in functions by name. Immutable and thread-safe. */
public final class BuiltinFunctions {

  private static final Set<String> BOXES =
      Set.of(
          "java.lang.Boolean",
          "java.lang.Byte",
          "java.lang.Short",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Float",
          "java.lang.Double");

  private final Map<String, List<FunctionTarget>> byName = new HashMap<>();
  private final Map<FunctionTarget, DataType> declaredResults = new HashMap<>();
  private final Set<String> nondeterministic;

  /** The functions of the kernels. */
  public BuiltinFunctions() {
    Set<String> changing = new java.util.HashSet<>();
    for (Class<?> type : Functions.classes()) {
      for (Method method : type.getDeclaredMethods()) {
        Udf udf = method.getAnnotation(Udf.class);
        if (udf != null && Modifier.isPublic(method.getModifiers())) {
          String name =
              (udf.value().isEmpty() ? method.getName() : udf.value()).toUpperCase(Locale.ROOT);
          FunctionTarget target = target(name, method, udf);
          byName.computeIfAbsent(name, n -> new ArrayList<>()).add(target);
          SqlType declared = method.getAnnotation(SqlType.class);
          if (declared != null) {
            declaredResults.put(target, DataType.parse(declared.value()));
          }
          if (!udf.deterministic()) {
            changing.add(name);
          }
        }
      }
    }
    nondeterministic = Set.copyOf(changing);
    Functions.aliases()
        .forEach((alias, name) -> byName.putIfAbsent(alias, byName.getOrDefault(name, List.of())));
    byName.replaceAll((name, targets) -> List.copyOf(targets));
  }

  private static FunctionTarget target(String name, Method method, Udf udf) {
    List<FunctionTarget.Parameter> parameters = new ArrayList<>();
    boolean caches = false;
    for (Parameter parameter : method.getParameters()) {
      if (parameter.getType() == PatternCache.class) {
        caches = true;
        continue;
      }
      Class<?> type =
          method.isVarArgs() && parameter.isVarArgs()
              ? parameter.getType().getComponentType()
              : parameter.getType();
      String java = type.getCanonicalName();
      parameters.add(
          new FunctionTarget.Parameter(
              java, BOXES.contains(java) || parameter.isAnnotationPresent(AcceptsNull.class)));
    }
    return new FunctionTarget(
        name,
        method.getDeclaringClass().getCanonicalName(),
        method.getName(),
        parameters,
        method.isVarArgs(),
        caches,
        method.getReturnType().getCanonicalName(),
        !method.getReturnType().isPrimitive() && udf.returnsNull(),
        Optional.empty());
  }

  /** All names, aliases included. */
  public Set<String> names() {
    return Collections.unmodifiableSet(byName.keySet());
  }

  /** Whether a function gives equal results for equal arguments. */
  public boolean isDeterministic(String name) {
    return !nondeterministic.contains(name.toUpperCase(Locale.ROOT));
  }

  /**
   * The method whose parameters are closest to the arguments.
   *
   * @param name of the function, matched without case
   * @param arguments types of the arguments
   */
  public Optional<FunctionTarget> resolve(String name, List<ValueType> arguments) {
    @Nullable FunctionTarget best = null;
    int bestDistance = Integer.MAX_VALUE;
    for (FunctionTarget candidate : byName.getOrDefault(name.toUpperCase(Locale.ROOT), List.of())) {
      int distance = distance(candidate, arguments);
      if (distance >= 0 && distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  /** The signatures of a name, as SQL would write them. */
  public List<String> signatures(String name) {
    return byName.getOrDefault(name.toUpperCase(Locale.ROOT), List.of()).stream()
        .map(JavaSqlTypes::signature)
        .toList();
  }

  /** The type that a call gives, for functions whose type the planner doesn't know. */
  public DataType resultType(FunctionTarget target, List<ValueType> arguments) {
    DataType declared = declaredResults.get(target);
    return declared == null ? JavaSqlTypes.result(target.result(), arguments) : declared;
  }

  private static int distance(FunctionTarget target, List<ValueType> arguments) {
    int fixed = target.variadic() ? target.parameters().size() - 1 : target.parameters().size();
    if (target.variadic() ? arguments.size() < fixed : arguments.size() != fixed) {
      return -1;
    }
    int sum = target.variadic() ? 1 : 0;
    for (int i = 0; i < arguments.size(); i++) {
      int distance = JavaDistance.of(arguments.get(i), target.parameter(i).javaType());
      if (distance < 0) {
        return -1;
      }
      sum += distance;
    }
    return sum;
  }
}
