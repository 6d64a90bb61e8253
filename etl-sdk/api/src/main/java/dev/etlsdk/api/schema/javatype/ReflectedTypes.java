package dev.etlsdk.api.schema.javatype;

import dev.etlsdk.api.schema.javatype.JavaType.ArrayOf;
import dev.etlsdk.api.schema.javatype.JavaType.Declared;
import dev.etlsdk.api.schema.javatype.JavaType.Primitive;
import dev.etlsdk.api.schema.javatype.JavaType.Sort;
import dev.etlsdk.api.schema.javatype.JavaType.Variable;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NonNull;
import org.jspecify.annotations.Nullable;

/** Reads {@link JavaType} by reflection. */
public final class ReflectedTypes {

  private ReflectedTypes() {}

  /** The model of a type at its use. */
  public static JavaType read(AnnotatedType use) {
    Type type = use.getType();
    if (use instanceof AnnotatedArrayType array) {
      return new ArrayOf(read(array.getAnnotatedGenericComponentType()), nullness(use));
    }
    if (type instanceof Class<?> plain) {
      return plain.isPrimitive()
          ? new Primitive(plain.getName())
          : declared(plain, List.of(), nullness(use));
    }
    if (use instanceof AnnotatedParameterizedType parameterized
        && type instanceof ParameterizedType generic
        && generic.getRawType() instanceof Class<?> raw) {
      List<JavaType> arguments = new ArrayList<>();
      for (AnnotatedType argument : parameterized.getAnnotatedActualTypeArguments()) {
        arguments.add(read(argument));
      }
      return declared(raw, arguments, nullness(use));
    }
    return new Variable(
        use instanceof AnnotatedWildcardType wildcard ? wildcard(wildcard) : type.getTypeName());
  }

  private static String wildcard(AnnotatedWildcardType wildcard) {
    if (wildcard.getAnnotatedLowerBounds().length > 0) {
      return "? super " + read(wildcard.getAnnotatedLowerBounds()[0]);
    }
    AnnotatedType[] bounds = wildcard.getAnnotatedUpperBounds();
    return bounds.length == 0 || bounds[0].getType() == Object.class
        ? "?"
        : "? extends " + read(bounds[0]);
  }

  private static JavaType declared(Class<?> type, List<JavaType> arguments, Nullness nullness) {
    Sort sort = type.isEnum() ? Sort.ENUM : type.isRecord() ? Sort.RECORD : Sort.OTHER;
    return new Declared(type.getName(), sourceName(type), sort, arguments, nullness);
  }

  /** The name as source writes it; for a class that source can't name, the binary name. */
  public static String sourceName(Class<?> type) {
    String canonical = type.getCanonicalName();
    return canonical == null ? type.getName() : canonical;
  }

  private static Nullness nullness(AnnotatedType use) {
    for (Annotation annotation : use.getAnnotations()) {
      if (annotation instanceof Nullable) {
        return Nullness.NULLABLE;
      }
      if (annotation instanceof NonNull) {
        return Nullness.NON_NULL;
      }
    }
    return Nullness.UNMARKED;
  }
}
