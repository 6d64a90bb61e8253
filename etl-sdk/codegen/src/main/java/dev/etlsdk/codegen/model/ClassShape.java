package dev.etlsdk.codegen.model;

import dev.etlsdk.api.schema.javatype.JavaType;
import java.util.List;
import java.util.Optional;

/**
 * What the rules need to know of a class with functions; filled by each of the readers.
 *
 * @param binaryName as a class loader knows it
 * @param sourceName as source writes it
 * @param isPublic whether it is public; classes around it need not be, as far as the JVM is
 *     concerned
 * @param instantiable whether it is neither abstract nor an interface nor bound to an instance of a
 *     class around it
 * @param lifecycle whether it implements UdfLifecycle
 * @param constructors parameter types, without type arguments, of its public constructors
 * @param methods those with an annotation of a function
 * @param furtherClasses what UdfClasses names
 */
record ClassShape(
    String binaryName,
    String sourceName,
    boolean isPublic,
    boolean instantiable,
    boolean lifecycle,
    List<List<String>> constructors,
    List<MethodShape> methods,
    List<String> furtherClasses) {

  /**
   * A method with an annotation of a function.
   *
   * @param name its name
   * @param modifiers what is said of it
   * @param row the annotation of the row form
   * @param vector the annotation of the vector form
   * @param sqlType the type written for the result
   * @param result the Java type of the result
   * @param parameters in order
   */
  record MethodShape(
      String name,
      Modifiers modifiers,
      Optional<RowAnnotation> row,
      Optional<VectorAnnotation> vector,
      Optional<String> sqlType,
      JavaType result,
      List<ParameterShape> parameters) {

    String describe() {
      return name
          + "("
          + String.join(", ", parameters.stream().map(p -> p.type().toString()).toList())
          + ")";
    }
  }

  record Modifiers(
      boolean isPublic,
      boolean isStatic,
      boolean isAbstract,
      boolean isGeneric,
      boolean throwsErrors) {}

  record RowAnnotation(String name, boolean deterministic, boolean returnsNull) {}

  record VectorAnnotation(String name, boolean deterministic) {}

  record ParameterShape(JavaType type, boolean acceptsNull, Optional<String> sqlType) {}
}
