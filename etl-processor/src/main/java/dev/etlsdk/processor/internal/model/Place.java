package dev.etlsdk.processor.internal.model;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * Where in the user's source something stands.
 *
 * @param element the type or method
 * @param annotation on it, if the place is there
 * @param value in the annotation, if the place is there
 */
public record Place(
    Element element, @Nullable AnnotationMirror annotation, @Nullable AnnotationValue value) {

  /** An element itself. */
  public static Place of(Element element) {
    return new Place(element, null, null);
  }
}
