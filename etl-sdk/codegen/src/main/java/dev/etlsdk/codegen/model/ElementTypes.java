package dev.etlsdk.codegen.model;

import dev.etlsdk.api.schema.javatype.JavaType;
import dev.etlsdk.api.schema.javatype.JavaType.ArrayOf;
import dev.etlsdk.api.schema.javatype.JavaType.Declared;
import dev.etlsdk.api.schema.javatype.JavaType.Primitive;
import dev.etlsdk.api.schema.javatype.JavaType.Sort;
import dev.etlsdk.api.schema.javatype.JavaType.Variable;
import dev.etlsdk.api.schema.javatype.Nullness;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;

/** Reads {@link JavaType} and annotations from what a compiler knows. */
final class ElementTypes {

  private final Elements elements;

  ElementTypes(Elements elements) {
    this.elements = elements;
  }

  /** The model of a type at its use. */
  JavaType read(TypeMirror type) {
    if (type.getKind().isPrimitive() || type.getKind() == TypeKind.VOID) {
      return new Primitive(type.getKind().name().toLowerCase(java.util.Locale.ROOT));
    }
    if (type instanceof ArrayType array) {
      return new ArrayOf(read(array.getComponentType()), nullness(type));
    }
    if (type instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement element) {
      List<JavaType> arguments = new ArrayList<>();
      declared.getTypeArguments().forEach(argument -> arguments.add(read(argument)));
      return new Declared(
          binaryName(element),
          element.getQualifiedName().toString(),
          sort(element),
          arguments,
          nullness(type));
    }
    if (type instanceof WildcardType wildcard) {
      return new Variable(written(wildcard));
    }
    return new Variable(
        type instanceof TypeVariable variable
            ? variable.asElement().getSimpleName().toString()
            : type.toString());
  }

  private String written(WildcardType wildcard) {
    if (wildcard.getSuperBound() != null) {
      return "? super " + read(wildcard.getSuperBound());
    }
    String bound =
        wildcard.getExtendsBound() == null
            ? "java.lang.Object"
            : read(wildcard.getExtendsBound()).toString();
    return bound.equals("java.lang.Object") ? "?" : "? extends " + bound;
  }

  String binaryName(TypeElement element) {
    return elements.getBinaryName(element).toString();
  }

  private static Sort sort(TypeElement element) {
    return element.getKind() == ElementKind.ENUM
        ? Sort.ENUM
        : element.getKind() == ElementKind.RECORD ? Sort.RECORD : Sort.OTHER;
  }

  private static Nullness nullness(TypeMirror type) {
    for (AnnotationMirror annotation : type.getAnnotationMirrors()) {
      String name = annotation.getAnnotationType().toString();
      if (name.equals("org.jspecify.annotations.Nullable")) {
        return Nullness.NULLABLE;
      }
      if (name.equals("org.jspecify.annotations.NonNull")) {
        return Nullness.NON_NULL;
      }
    }
    return Nullness.UNMARKED;
  }

  /**
   * The value of an annotation's element, defaults included; empty if the annotation isn't there.
   */
  Optional<Object> value(Element annotated, Class<?> annotation, String name) {
    return mirror(annotated, annotation)
        .flatMap(
            mirror ->
                elements.getElementValuesWithDefaults(mirror).entrySet().stream()
                    .filter(entry -> entry.getKey().getSimpleName().contentEquals(name))
                    .map(entry -> (AnnotationValue) entry.getValue())
                    .map(AnnotationValue::getValue)
                    .findFirst());
  }

  Optional<String> string(Element annotated, Class<?> annotation, String name) {
    return value(annotated, annotation, name).map(String::valueOf);
  }

  boolean flag(Element annotated, Class<?> annotation, String name) {
    return value(annotated, annotation, name).map(Boolean.TRUE::equals).orElse(false);
  }

  static boolean has(Element annotated, Class<?> annotation) {
    return mirror(annotated, annotation).isPresent();
  }

  private static Optional<? extends AnnotationMirror> mirror(
      Element annotated, Class<?> annotation) {
    return annotated.getAnnotationMirrors().stream()
        .filter(
            mirror ->
                ((TypeElement) mirror.getAnnotationType().asElement())
                    .getQualifiedName()
                    .contentEquals(annotation.getName()))
        .findFirst();
  }
}
