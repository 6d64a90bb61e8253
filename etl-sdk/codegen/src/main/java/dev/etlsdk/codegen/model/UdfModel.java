package dev.etlsdk.codegen.model;

import dev.etlsdk.api.schema.DataType;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A function as its author declared it. Immutable; equal whether it was read by reflection, from
 * source or from a class file.
 *
 * @param name its name in SQL as written, matched without case
 * @param owner the class it stands in
 * @param method the name of its method
 * @param form whether it is called once a row or once a batch
 * @param isStatic whether it is called without an instance
 * @param deterministic whether equal arguments give an equal result, so that a call with constant
 *     arguments may be folded
 * @param parameters in order; in vector form without the result vector and the number of rows
 * @param result what it gives
 */
public record UdfModel(
    String name,
    Owner owner,
    String method,
    Form form,
    boolean isStatic,
    boolean deterministic,
    List<UdfParameter> parameters,
    Result result) {

  public UdfModel {
    parameters = List.copyOf(parameters);
  }

  /** How a function is called. */
  public enum Form {
    /** Once a row: a plain Java call whose parameters are the arguments. */
    ROW,
    /** Once a batch: argument vectors, result vector, number of rows. */
    VECTOR
  }

  /**
   * The class of a function.
   *
   * @param binaryName as a class loader knows it
   * @param sourceName as source writes it
   * @param takesConfig whether its constructor takes a {@link dev.etlsdk.udf.UdfConfig}; false for
   *     a class of which no instance is made
   * @param lifecycle whether its instances are opened and closed ({@link
   *     dev.etlsdk.udf.UdfLifecycle})
   */
  public record Owner(
      String binaryName, String sourceName, boolean takesConfig, boolean lifecycle) {}

  /**
   * What a function gives.
   *
   * @param type the SQL type
   * @param javaType the Java type without type arguments; in vector form the class of the result
   *     vector
   * @param nullable whether a call may give NULL; apart from that, a NULL in a strict parameter
   *     makes the result NULL
   */
  public record Result(DataType type, String javaType, boolean nullable) {}

  /** The SQL signature: {@code IS_EVEN(INTEGER)}. */
  public String signature() {
    return name
        + parameters.stream()
            .map(p -> p.type().toString())
            .collect(Collectors.joining(", ", "(", ")"));
  }

  /** Class and method in Java's words: {@code acme.Numbers.isEven(int)}. */
  public String javaSignature() {
    return owner.binaryName()
        + "."
        + method
        + parameters.stream()
            .map(UdfParameter::javaType)
            .collect(Collectors.joining(", ", "(", ")"));
  }
}
