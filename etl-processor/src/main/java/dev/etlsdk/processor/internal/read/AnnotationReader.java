package dev.etlsdk.processor.internal.read;

import dev.etlsdk.processor.internal.model.ConnectorModel;
import dev.etlsdk.processor.internal.model.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.Elements;

/** Reads annotations by name, so that those of any connector are understood. */
final class AnnotationReader {

  private static final String VALUE = "value";

  private final Elements elements;

  AnnotationReader(Elements elements) {
    this.elements = elements;
  }

  /** The annotation of a type on an element. */
  Optional<? extends AnnotationMirror> find(Element element, Class<?> type) {
    return element.getAnnotationMirrors().stream()
        .filter(mirror -> typeOf(mirror).getQualifiedName().contentEquals(type.getName()))
        .findFirst();
  }

  /** The place of an annotation's value. */
  Place place(Element element, AnnotationMirror annotation) {
    return new Place(element, annotation, explicit(annotation, VALUE).orElse(null));
  }

  /** What {@code value} of an annotation is. */
  Object value(AnnotationMirror annotation) {
    return value(annotation, VALUE).orElseThrow().getValue();
  }

  /** The annotations on an element that carry a meta-annotation, such as that of sources. */
  List<ConnectorModel> connectors(Element element, Class<?> metaAnnotation) {
    List<ConnectorModel> connectors = new ArrayList<>();
    for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
      find(typeOf(annotation), metaAnnotation)
          .ifPresent(meta -> connectors.add(connector(element, annotation, meta)));
    }
    return connectors;
  }

  private ConnectorModel connector(
      Element element, AnnotationMirror annotation, AnnotationMirror meta) {
    String valueName = String.valueOf(value(meta, "valueName").orElseThrow().getValue());
    Map<String, List<String>> values = new LinkedHashMap<>();
    // In the order in which the annotation declares them: javac gives the written ones first.
    for (Element member : typeOf(annotation).getEnclosedElements()) {
      if (member instanceof ExecutableElement) {
        String name = member.getSimpleName().toString();
        value(annotation, name)
            .ifPresent(found -> values.put(name.equals(VALUE) ? valueName : name, texts(found)));
      }
    }
    return new ConnectorModel(
        typeOf(annotation).getSimpleName().toString(),
        factory(meta),
        values,
        place(element, annotation));
  }

  private String factory(AnnotationMirror meta) {
    DeclaredType type = (DeclaredType) value(meta);
    return ((TypeElement) type.asElement()).getQualifiedName().toString();
  }

  private static List<String> texts(AnnotationValue value) {
    Object held = value.getValue();
    if (held instanceof List<?> list) {
      return list.stream().map(item -> text(((AnnotationValue) item).getValue())).toList();
    }
    return List.of(text(held));
  }

  private static String text(Object value) {
    return value instanceof VariableElement constant
        ? constant.getSimpleName().toString()
        : value.toString();
  }

  private Optional<AnnotationValue> value(AnnotationMirror annotation, String name) {
    return elements.getElementValuesWithDefaults(annotation).entrySet().stream()
        .filter(entry -> entry.getKey().getSimpleName().contentEquals(name))
        .map(entry -> (AnnotationValue) entry.getValue())
        .findFirst();
  }

  private static Optional<AnnotationValue> explicit(AnnotationMirror annotation, String name) {
    return annotation.getElementValues().entrySet().stream()
        .filter(entry -> entry.getKey().getSimpleName().contentEquals(name))
        .map(entry -> (AnnotationValue) entry.getValue())
        .findFirst();
  }

  private static TypeElement typeOf(AnnotationMirror annotation) {
    return (TypeElement) annotation.getAnnotationType().asElement();
  }
}
