package dev.etlsdk.processor.internal.read;

import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Finds types that the compiler doesn't know, or not yet: another processor may generate them in a
 * later round; if not, the compiler itself tells.
 */
public final class Unresolved {

  private final Set<TypeElement> seen = new HashSet<>();

  private Unresolved() {}

  /** Whether a pipeline's interface, or a record of rows, names such a type. */
  public static boolean in(TypeElement type) {
    Unresolved search = new Unresolved();
    return type.getKind() == ElementKind.RECORD
        ? search.inRecord(type)
        : ElementFilter.methodsIn(type.getEnclosedElements()).stream().anyMatch(search::in);
  }

  /** Whether a method names such a type. */
  static boolean of(ExecutableElement method) {
    return new Unresolved().in(method);
  }

  private boolean in(ExecutableElement method) {
    return in(method.getReturnType())
        || method.getParameters().stream().map(Element::asType).anyMatch(this::in)
        || method.getAnnotationMirrors().stream().anyMatch(found -> in(method, found));
  }

  private boolean in(ExecutableElement method, AnnotationMirror annotation) {
    return in(annotation.getAnnotationType())
        || annotation.getElementValues().values().stream()
            .map(AnnotationValue::getValue)
            .anyMatch(
                value -> value instanceof TypeMirror type && (in(type) || inCode(method, type)));
  }

  /** Of the class of a transform, its method of the stream's name counts. */
  private boolean inCode(ExecutableElement stream, TypeMirror type) {
    return type instanceof DeclaredType declared
        && ElementFilter.methodsIn(declared.asElement().getEnclosedElements()).stream()
            .filter(method -> method.getSimpleName().equals(stream.getSimpleName()))
            .flatMap(method -> method.getParameters().stream())
            .map(Element::asType)
            .anyMatch(this::in);
  }

  private boolean in(TypeMirror type) {
    if (type.getKind() == TypeKind.ERROR) {
      return true;
    }
    if (type instanceof ArrayType array) {
      return in(array.getComponentType());
    }
    return type instanceof DeclaredType declared
        && (declared.getTypeArguments().stream().anyMatch(this::in)
            || inRecord((TypeElement) declared.asElement()));
  }

  private boolean inRecord(TypeElement type) {
    return type.getKind() == ElementKind.RECORD
        && seen.add(type)
        && type.getRecordComponents().stream()
            .map(RecordComponentElement::asType)
            .anyMatch(this::in);
  }
}
