package dev.etlsdk.codegen.expression;

/**
 * A method of the kernels that generated code calls with values as it holds them.
 *
 * @param name for people
 * @param owner the class
 * @param method the method
 * @param fails whether it can fail a row; without that it has no effect either
 * @param givesNull whether its result may be null, which is NULL
 */
public record Operation(
    String name, Class<?> owner, String method, boolean fails, boolean givesNull) {

  /** An operation that can fail a row. */
  public static Operation failing(String name, Class<?> owner, String method) {
    return new Operation(name, owner, method, true, false);
  }

  /** An operation that always gives a result. */
  public static Operation total(String name, Class<?> owner, String method) {
    return new Operation(name, owner, method, false, false);
  }
}
