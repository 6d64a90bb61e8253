package dev.etlsdk.processor.internal.read;

import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.kernels.typed.TypedBatch;
import dev.etlsdk.kernels.typed.TypedWriter;
import dev.etlsdk.processor.internal.model.TransformModel.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * What a method of a transform takes and gives: rows, or batches of them.
 *
 * @param input the record of the rows it takes
 * @param output the record of the rows it gives
 * @param result in which way it gives them
 */
record MethodForm(TypeElement input, TypeElement output, Result result) {

  /** The forms, for messages; {@code %1$s} is the method's name. */
  static final String FORMS =
      "write: O %1$s(I row), where I and O are records without type parameters and O may be"
          + " @Nullable, or stand in an Optional, List, Stream or CompletionStage; or, over their"
          + " typed batches, void %1$s(IBatch rows, OBatch.Writer made)";

  /** The form of a method; empty if it has none of them. */
  static Optional<MethodForm> of(ExecutableElement method) {
    if (method.isVarArgs() || !method.getTypeParameters().isEmpty()) {
      return Optional.empty();
    }
    List<TypeMirror> parameters = new ArrayList<>();
    method.getParameters().forEach(parameter -> parameters.add(parameter.asType()));
    if (method.getReturnType().getKind() == TypeKind.VOID) {
      return ofBatches(parameters);
    }
    return parameters.size() == 1
        ? recordOf(parameters.get(0)).flatMap(input -> ofResult(input, method.getReturnType()))
        : Optional.empty();
  }

  private static Optional<MethodForm> ofBatches(List<TypeMirror> parameters) {
    boolean errors =
        parameters.size() == 3
            && parameters.get(2) instanceof DeclaredType third
            && nameOf(third).equals(RowErrors.class.getName());
    if (parameters.size() != 2 && !errors) {
      return Optional.empty();
    }
    Result result = errors ? Result.BATCH_AND_ERRORS : Result.BATCH;
    return recordOfBatch(parameters.get(0), TypedBatch.class)
        .flatMap(
            input ->
                recordOfBatch(parameters.get(1), TypedWriter.class)
                    .map(output -> new MethodForm(input, output, result)));
  }

  /** The record of a generated batch or writer. */
  private static Optional<TypeElement> recordOfBatch(TypeMirror type, Class<?> superclass) {
    return type instanceof DeclaredType declared
            && ((TypeElement) declared.asElement()).getSuperclass() instanceof DeclaredType above
            && nameOf(above).equals(superclass.getName())
            && above.getTypeArguments().size() == 1
        ? recordOf(above.getTypeArguments().get(0))
        : Optional.empty();
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
