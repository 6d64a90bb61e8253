package dev.etlsdk.codegen.model;

import dev.etlsdk.api.schema.javatype.JavaType;
import dev.etlsdk.api.schema.javatype.JavaType.ArrayOf;
import dev.etlsdk.api.schema.javatype.JavaType.Declared;
import dev.etlsdk.api.schema.javatype.Nullness;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands about null in a Java type, as a text: a letter for the type and each of its type
 * arguments or its array's elements, from the outside in. {@code @Nullable List<@NonNull String>}
 * is {@code NX}. So a compiler that doesn't show those annotations of a class file can be told.
 */
public final class NullnessMarks {

  private static final char NULLABLE = 'N';
  private static final char NON_NULL = 'X';
  private static final char UNMARKED = '-';

  private final String marks;
  private int at;

  private NullnessMarks(String marks) {
    this.marks = marks;
  }

  /** The marks of a type. */
  public static String of(JavaType type) {
    StringBuilder marks = new StringBuilder();
    add(type, marks);
    return marks.toString();
  }

  private static void add(JavaType type, StringBuilder marks) {
    if (type instanceof Declared declared) {
      marks.append(mark(declared.nullness()));
      declared.arguments().forEach(argument -> add(argument, marks));
    } else if (type instanceof ArrayOf array) {
      marks.append(mark(array.nullness()));
      add(array.component(), marks);
    } else {
      marks.append(UNMARKED);
    }
  }

  private static char mark(Nullness nullness) {
    return switch (nullness) {
      case NULLABLE -> NULLABLE;
      case NON_NULL -> NON_NULL;
      case UNMARKED -> UNMARKED;
    };
  }

  /**
   * A type with the marks of another that is the same but for nullness.
   *
   * @throws IllegalArgumentException if they are the marks of a type of another shape
   */
  public static JavaType apply(JavaType type, String marks) {
    NullnessMarks reader = new NullnessMarks(marks);
    JavaType marked = reader.marked(type);
    if (reader.at != marks.length()) {
      throw new IllegalArgumentException("'" + marks + "' are not the marks of " + type);
    }
    return marked;
  }

  private JavaType marked(JavaType type) {
    Nullness nullness = next(type);
    if (type instanceof Declared declared) {
      List<JavaType> arguments = new ArrayList<>();
      declared.arguments().forEach(argument -> arguments.add(marked(argument)));
      return new Declared(
          declared.binaryName(), declared.erasure(), declared.sort(), arguments, nullness);
    }
    return type instanceof ArrayOf array ? new ArrayOf(marked(array.component()), nullness) : type;
  }

  private Nullness next(JavaType type) {
    if (at == marks.length()) {
      throw new IllegalArgumentException("'" + marks + "' are not the marks of " + type);
    }
    return switch (marks.charAt(at++)) {
      case NULLABLE -> Nullness.NULLABLE;
      case NON_NULL -> Nullness.NON_NULL;
      case UNMARKED -> Nullness.UNMARKED;
      default -> throw new IllegalArgumentException("'" + marks + "' holds an unknown mark");
    };
  }
}
