package dev.etlsdk.processor.internal.read;

import dev.etlsdk.processor.internal.model.TransformModel.Result;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * What a method of a transform takes and gives.
 *
 * @param input the record of its parameter
 * @param output the record of the rows it gives
 * @param result in which way it gives them
 */
record MethodForm(TypeElement input, TypeElement output, Result result) {

  /** The forms, for messages; {@code %s} is the method's name. */
  static final String FORMS =
      "write: O %s(I row), where I and O are records without type parameters and O may be"
          + " @Nullable, or stand in an Optional, List, Stream or CompletionStage";

  /** The form of a method; empty if it has none of them. */
  static Optional<MethodForm> of(ExecutableElement method) {
    if (method.getParameters().size() != 1
        || method.isVarArgs()
        || !method.getTypeParameters().isEmpty()) {
      return Optional.empty();
    }
    return recordOf(method.getParameters().get(0).asType())
        .flatMap(input -> ofResult(input, method.getReturnType()));
  }

  private static Optional<MethodForm> ofResult(TypeElement input, TypeMirror type) {
    Optional<TypeElement> one = recordOf(type);
    if (one.isPresent()) {
      Result result = isNullable(type) ? Result.NULLABLE : Result.ONE;
      return one.map(output -> new MethodForm(input, output, result));
    }
    if (!(type instanceof DeclaredType outer) || outer.getTypeArguments().size() != 1) {
      return Optional.empty();
    }
    TypeMirror inside = outer.getTypeArguments().get(0);
    return switch (nameOf(outer)) {
      case "java.util.Optional" -> of(input, inside, Result.OPTIONAL);
      case "java.util.List" -> of(input, inside, Result.LIST);
      case "java.util.stream.Stream" -> of(input, inside, Result.STREAM);
      case "java.util.concurrent.CompletionStage", "java.util.concurrent.CompletableFuture" ->
          later(input, inside);
      default -> Optional.empty();
    };
  }

  private static Optional<MethodForm> later(TypeElement input, TypeMirror inside) {
    if (inside instanceof DeclaredType optional
        && nameOf(optional).equals("java.util.Optional")
        && optional.getTypeArguments().size() == 1) {
      return of(input, optional.getTypeArguments().get(0), Result.LATER_OPTIONAL);
    }
    return of(input, inside, isNullable(inside) ? Result.LATER_NULLABLE : Result.LATER);
  }

  private static Optional<MethodForm> of(TypeElement input, TypeMirror output, Result result) {
    return recordOf(output).map(type -> new MethodForm(input, type, result));
  }

  private static Optional<TypeElement> recordOf(TypeMirror type) {
    return type instanceof DeclaredType declared
            && declared.asElement() instanceof TypeElement element
            && element.getKind() == ElementKind.RECORD
            && element.getTypeParameters().isEmpty()
        ? Optional.of(element)
        : Optional.empty();
  }

  private static String nameOf(DeclaredType type) {
    return ((TypeElement) type.asElement()).getQualifiedName().toString();
  }

  private static boolean isNullable(TypeMirror type) {
    return type.getAnnotationMirrors().stream()
        .anyMatch(
            annotation ->
                annotation
                    .getAnnotationType()
                    .toString()
                    .equals("org.jspecify.annotations.Nullable"));
  }
}
