package dev.etlsdk.api.schema.javatype;

import java.util.List;
import java.util.Optional;

/**
 * What the rules need to know of a record; filled by each of the readers.
 *
 * @param name as source writes it
 * @param generic whether it has type parameters
 * @param nullMarked whether it, a class around it or its package is {@code @NullMarked}
 * @param components in order
 */
public record RecordShape(
    String name, boolean generic, boolean nullMarked, List<Component> components) {

  public RecordShape {
    components = List.copyOf(components);
  }

  /**
   * A component of a record.
   *
   * @param name its name, and the column's
   * @param type its Java type
   * @param sqlType what {@link dev.etlsdk.udf.SqlType} says
   */
  public record Component(String name, JavaType type, Optional<String> sqlType) {}

  /** Gives the shapes of records that are the types of components. */
  @FunctionalInterface
  public interface Lookup {
    /** The shape of a record. */
    RecordShape shape(JavaType.Declared type);
  }
}
