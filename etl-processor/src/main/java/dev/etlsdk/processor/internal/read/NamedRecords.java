package dev.etlsdk.processor.internal.read;

import java.util.LinkedHashSet;
import java.util.Set;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Finds the records that a pipeline names before it is known whether it is right: those of its rows
 * and of its transforms, among them records whose typed batch it names and the compiler doesn't
 * know yet.
 */
public final class NamedRecords {

  private static final String WRITER = ".Writer";
  private static final String BATCH = "Batch";

  private final Elements elements;

  /** Finds them within a compilation. */
  public NamedRecords(Elements elements) {
    this.elements = elements;
  }

  /** The records of an interface, in the order in which it names them. */
  public Set<TypeElement> in(TypeElement pipeline) {
    Set<TypeElement> found = new LinkedHashSet<>();
    for (ExecutableElement method : ElementFilter.methodsIn(pipeline.getEnclosedElements())) {
      add(pipeline, method, found);
      method.getAnnotationMirrors().stream()
          .flatMap(annotation -> annotation.getElementValues().values().stream())
          .map(AnnotationValue::getValue)
          .filter(DeclaredType.class::isInstance)
          .map(type -> ((DeclaredType) type).asElement())
          .flatMap(type -> ElementFilter.methodsIn(type.getEnclosedElements()).stream())
          .filter(code -> code.getSimpleName().equals(method.getSimpleName()))
          .forEach(code -> add(pipeline, code, found));
    }
    return found;
  }

  private void add(TypeElement pipeline, ExecutableElement method, Set<TypeElement> found) {
    for (VariableElement parameter : method.getParameters()) {
      add(pipeline, parameter.asType(), found);
    }
    add(pipeline, method.getReturnType(), found);
  }

  private void add(TypeElement pipeline, TypeMirror type, Set<TypeElement> found) {
    if (type.getKind() == TypeKind.ERROR) {
      TypeElement record = recordOfBatch(pipeline, type.toString());
      if (record != null) {
        found.add(record);
      }
    } else if (type instanceof DeclaredType declared) {
      TypeElement element = (TypeElement) declared.asElement();
      if (element.getKind() == ElementKind.RECORD && element.getTypeParameters().isEmpty()) {
        found.add(element);
      }
      declared.getTypeArguments().forEach(argument -> add(pipeline, argument, found));
    }
  }

  /**
   * The record whose batch has a name: {@code OrderBatch}, {@code Outer_OrderBatch}, {@code
   * OrderBatch.Writer}. Imports aren't known, so it is looked for in the pipeline's own package.
   */
  private @Nullable TypeElement recordOfBatch(Element pipeline, String name) {
    String batch =
        name.endsWith(WRITER) ? name.substring(0, name.length() - WRITER.length()) : name;
    if (!batch.endsWith(BATCH)) {
      return null;
    }
    String simple = batch.substring(batch.lastIndexOf('.') + 1, batch.length() - BATCH.length());
    String inside = elements.getPackageOf(pipeline).getQualifiedName().toString();
    String prefix = inside.isEmpty() ? "" : inside + ".";
    TypeElement top = elements.getTypeElement(prefix + simple);
    TypeElement nested = elements.getTypeElement(prefix + simple.replace('_', '.'));
    TypeElement found = top == null ? nested : top;
    return found != null && found.getKind() == ElementKind.RECORD ? found : null;
  }
}
