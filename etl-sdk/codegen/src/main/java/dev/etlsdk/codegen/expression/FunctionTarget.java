package dev.etlsdk.codegen.expression;

import java.util.List;

/**
 * The Java method of a function.
 *
 * @param name in SQL
 * @param owner the class's name, as Java source writes it
 * @param method the method's name
 * @param parameters one for each operand
 * @param result Java type of the result, as source writes it
 * @param returnsNull whether a result of a reference type may be null
 * @param user whether it is user-defined
 * @param instance whether it is called on an instance of its class
 */
public record FunctionTarget(
    String name,
    String owner,
    String method,
    List<Parameter> parameters,
    String result,
    boolean returnsNull,
    boolean user,
    boolean instance) {

  public FunctionTarget {
    parameters = List.copyOf(parameters);
  }

  /**
   * A parameter.
   *
   * @param javaType as source writes it
   * @param seesNull whether the method is called for NULL
   */
  public record Parameter(String javaType, boolean seesNull) {}
}
