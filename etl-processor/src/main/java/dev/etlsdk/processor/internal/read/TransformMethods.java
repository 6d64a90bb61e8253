package dev.etlsdk.processor.internal.read;

import dev.etlsdk.api.annotation.Pipeline;
import dev.etlsdk.api.annotation.Transform;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.processor.internal.model.Findings;
import dev.etlsdk.processor.internal.model.Place;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Methods of classes that carry {@code @Transform}: code for pipelines of other modules. */
public final class TransformMethods {

  private TransformMethods() {}

  /**
   * Those of a round, by their classes: what stands about null in what each gives.
   *
   * @param findings takes those that can't be the code of a stream
   */
  public static Map<TypeElement, Map<String, String>> in(
      RoundEnvironment round, Elements elements, Findings findings) {
    AnnotationReader annotations = new AnnotationReader(elements);
    Map<TypeElement, Map<String, String>> found =
        new TreeMap<>(
            Comparator.comparing((TypeElement type) -> type.getQualifiedName().toString()));
    for (ExecutableElement method :
        ElementFilter.methodsIn(round.getElementsAnnotatedWith(Transform.class))) {
      TypeElement owner = TransformClasses.ownerOf(method);
      if (owner.getKind().isClass()
          && annotations.find(owner, Pipeline.class).isEmpty()
          // Over typed batches, which are made in this round, nothing can be null.
          && !Unresolved.of(method)) {
        note(method, annotations, findings);
        MethodForm.of(method)
            .map(MethodForm::result)
            .filter(ResultNullness::dependsOnMark)
            .ifPresent(
                result ->
                    found
                        .computeIfAbsent(owner, type -> new TreeMap<>())
                        .put(method.getSimpleName().toString(), ResultNullness.mark(result)));
      }
    }
    return found;
  }

  private static void note(
      ExecutableElement method, AnnotationReader annotations, Findings findings) {
    String name = method.getSimpleName().toString();
    boolean isPublic =
        method.getModifiers().contains(Modifier.PUBLIC)
            && !method.getModifiers().contains(Modifier.STATIC);
    if (!isPublic || MethodForm.of(method).isEmpty()) {
      findings.add(
          Place.of(method),
          EtlError.PIPELINE_0011,
          "the method " + name + " can't be the code of a stream that names its class in by",
          isPublic ? MethodForm.FORMS.formatted(name) : "make it public, and not static");
    }
    Optional<? extends AnnotationMirror> annotation = annotations.find(method, Transform.class);
    if (annotation.isPresent() && !annotation.get().getElementValues().isEmpty()) {
      findings.add(
          new Place(method, annotation.get(), null),
          EtlError.PIPELINE_0011,
          "@Transform of the method " + name + " of a class says what its pipelines say",
          "leave its elements out here: they stand on the pipeline's method");
    }
  }
}
