package dev.etlsdk.codegen.model;

/**
 * A parameter of a function.
 *
 * @param type the SQL type it takes
 * @param javaType the Java type without type arguments, as source writes it: {@code int}, {@code
 *     java.util.List}, {@code byte[]}; in vector form the class of the vector
 * @param nulls what a null does
 */
public record UdfParameter(UdfType type, String javaType, NullHandling nulls) {

  /** What a null does to a call. */
  public enum NullHandling {
    /** The function isn't called, the result is NULL. */
    STRICT,
    /** The function is called and sees the null. */
    SEES_NULL
  }

  /** Whether a null argument makes the result NULL without a call. */
  public boolean strict() {
    return nulls == NullHandling.STRICT;
  }
}
