package dev.etlsdk.api.schema.javatype;

import java.util.List;

/**
 * A Java type as it is used in a signature; equal whether it was read by reflection, from source or
 * from a class file.
 */
public sealed interface JavaType {

  String LIST = "java.util.List";
  String MAP = "java.util.Map";
  String OPTIONAL = "java.util.Optional";
  String UUID = "java.util.UUID";

  /**
   * The type without type arguments, as Java source writes it: {@code int}, {@code java.util.List},
   * {@code byte[]}.
   */
  String erasure();

  /**
   * A primitive type or void.
   *
   * @param erasure its keyword
   */
  record Primitive(String erasure) implements JavaType {
    @Override
    public String toString() {
      return erasure;
    }
  }

  /** What sort of class a {@link Declared} type is. */
  enum Sort {
    ENUM,
    RECORD,
    OTHER
  }

  /**
   * A class or interface.
   *
   * @param binaryName as the class loader knows it, with {@code $} before a nested class
   * @param erasure its canonical name
   * @param sort what sort of class it is
   * @param arguments the type arguments; empty for a type without, and for a raw one
   * @param nullness what stands at this use
   */
  record Declared(
      String binaryName, String erasure, Sort sort, List<JavaType> arguments, Nullness nullness)
      implements JavaType {
    public Declared {
      arguments = List.copyOf(arguments);
    }

    @Override
    public String toString() {
      return arguments.isEmpty()
          ? erasure
          : erasure
              + "<"
              + String.join(", ", arguments.stream().map(JavaType::toString).toList())
              + ">";
    }
  }

  /**
   * An array.
   *
   * @param component type of the elements
   * @param nullness what stands at this use
   */
  record ArrayOf(JavaType component, Nullness nullness) implements JavaType {
    @Override
    public String erasure() {
      return component.erasure() + "[]";
    }

    @Override
    public String toString() {
      return component + "[]";
    }
  }

  /**
   * A type variable or wildcard, which no SQL type is made of.
   *
   * @param written as source writes it: {@code T}, {@code ? extends java.lang.Number}
   */
  record Variable(String written) implements JavaType {
    @Override
    public String erasure() {
      return "java.lang.Object";
    }

    @Override
    public String toString() {
      return written;
    }
  }
}
