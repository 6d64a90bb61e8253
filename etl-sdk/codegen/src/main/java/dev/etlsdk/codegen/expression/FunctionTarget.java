package dev.etlsdk.codegen.expression;

import java.util.List;
import java.util.Optional;

/**
 * The Java method of a function.
 *
 * @param name in SQL
 * @param owner the class to call, as source writes it
 * @param method the method's name
 * @param parameters one for each parameter of the method; the last of a variadic method has the
 *     type of the array's elements and takes any number of operands
 * @param variadic whether the method takes variable arguments
 * @param caches whether the method takes a {@link dev.etlsdk.kernels.function.pattern.PatternCache}
 *     before its parameters
 * @param result Java type of the result, as source writes it, without type arguments
 * @param returnsNull whether a result of a reference type may be null
 * @param user what is known of it if it is user-defined
 */
public record FunctionTarget(
    String name,
    String owner,
    String method,
    List<Parameter> parameters,
    boolean variadic,
    boolean caches,
    String result,
    boolean returnsNull,
    Optional<UserFunction> user) {

  public FunctionTarget {
    parameters = List.copyOf(parameters);
  }

  /**
   * A parameter.
   *
   * @param javaType as source writes it, without type arguments
   * @param seesNull whether the method is called for NULL
   */
  public record Parameter(String javaType, boolean seesNull) {}

  /**
   * What only user-defined functions have.
   *
   * @param instance whether it is called on an instance of its class
   * @param vector whether it is called once a batch, with vectors
   * @param deterministic whether equal arguments give an equal result
   * @param takesConfig whether the constructor of the class takes a {@link
   *     dev.etlsdk.udf.UdfConfig}
   * @param binaryName the class's name at run time
   */
  public record UserFunction(
      boolean instance,
      boolean vector,
      boolean deterministic,
      boolean takesConfig,
      String binaryName) {}

  /** The parameter that takes an operand. */
  public Parameter parameter(int operand) {
    return parameters.get(Math.min(operand, parameters.size() - 1));
  }
}
