package dev.etlsdk.processor.internal.read;

import dev.etlsdk.api.annotation.Takes;
import dev.etlsdk.api.annotation.Takes.Kind;
import dev.etlsdk.api.schema.TypeKind;
import dev.etlsdk.processor.internal.model.ConnectorModel;
import dev.etlsdk.processor.internal.model.ConnectorModel.ElementModel;
import dev.etlsdk.processor.internal.model.ConnectorModel.Form;
import dev.etlsdk.processor.internal.model.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Reads annotations by name, so that those of any connector are understood. */
public final class AnnotationReader {

  private static final String VALUE = "value";

  private final Elements elements;

  /** A reader within one compilation. */
  public AnnotationReader(Elements elements) {
    this.elements = elements;
  }

  /** The annotation of a type on an element. */
  public Optional<? extends AnnotationMirror> find(Element element, Class<?> type) {
    return element.getAnnotationMirrors().stream()
        .filter(mirror -> typeOf(mirror).getQualifiedName().contentEquals(type.getName()))
        .findFirst();
  }

  /** The place of an annotation's {@code value}. */
  Place place(Element element, AnnotationMirror annotation) {
    return place(element, annotation, VALUE);
  }

  /** The place of an element of an annotation, or that of the annotation if nothing is written. */
  public Place place(Element element, AnnotationMirror annotation, String name) {
    return new Place(element, annotation, explicit(annotation, name).orElse(null));
  }

  /** Whether an element of an annotation is written. */
  boolean isWritten(AnnotationMirror annotation, String name) {
    return explicit(annotation, name).isPresent();
  }

  /** What {@code value} of an annotation is; empty if it is missing, which javac tells. */
  Optional<Object> value(AnnotationMirror annotation) {
    return value(annotation, VALUE);
  }

  /** What an element of an annotation is, be it by default. */
  Optional<Object> value(AnnotationMirror annotation, String name) {
    return find(annotation, name).map(AnnotationValue::getValue);
  }

  /** A text of an annotation; the empty text if it is missing, which javac tells. */
  public String text(AnnotationMirror annotation, String name) {
    return value(annotation, name).map(String::valueOf).orElse("");
  }

  /** The annotations on an element that carry a meta-annotation, such as that of sources. */
  List<ConnectorModel> connectors(Element element, Class<?> metaAnnotation) {
    List<ConnectorModel> connectors = new ArrayList<>();
    for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
      for (AnnotationMirror single : repeated(annotation)) {
        find(typeOf(single), metaAnnotation)
            .flatMap(meta -> connector(element, single, meta))
            .ifPresent(connectors::add);
      }
    }
    return connectors;
  }

  /**
   * The annotations in one that holds those which stand several times; or the annotation itself.
   */
  private List<AnnotationMirror> repeated(AnnotationMirror annotation) {
    if (value(annotation).orElse(null) instanceof List<?> held) {
      List<AnnotationMirror> inside =
          held.stream()
              .map(item -> ((AnnotationValue) item).getValue())
              .filter(AnnotationMirror.class::isInstance)
              .map(AnnotationMirror.class::cast)
              .toList();
      return inside.isEmpty() ? List.of(annotation) : inside;
    }
    return List.of(annotation);
  }

  private Optional<ConnectorModel> connector(
      Element element, AnnotationMirror annotation, AnnotationMirror meta) {
    if (!(value(meta).orElse(null) instanceof DeclaredType factory)) {
      return Optional.empty(); // a class that isn't there, which javac tells
    }
    String valueName = text(meta, "valueName");
    Map<String, ElementModel> values = new LinkedHashMap<>();
    // In the order in which the annotation declares them: javac gives the written ones first.
    for (ExecutableElement member :
        ElementFilter.methodsIn(typeOf(annotation).getEnclosedElements())) {
      String name = member.getSimpleName().toString();
      element(element, annotation, name)
          .ifPresent(value -> values.put(name.equals(VALUE) ? valueName : name, value));
    }
    return Optional.of(
        new ConnectorModel(
            nameOf(annotation),
            Optional.of((TypeElement) factory.asElement()),
            Optional.of(valueName).filter(values::containsKey),
            Optional.of(text(meta, "alternative")).filter(values::containsKey),
            values,
            place(element, annotation)));
  }

  /** An annotation that belongs to no connector, with some of its elements. */
  ConnectorModel settings(Element element, AnnotationMirror annotation, Collection<String> names) {
    Map<String, ElementModel> values = new LinkedHashMap<>();
    for (String name : names) {
      element(element, annotation, name).ifPresent(value -> values.put(name, value));
    }
    return new ConnectorModel(
        nameOf(annotation),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        values,
        place(element, annotation));
  }

  /**
   * One element of an annotation that is a choice, in the form in which a configuration has it.
   *
   * @param name the element's
   * @param as what it is called in keys
   */
  ConnectorModel choice(Element element, AnnotationMirror annotation, String name, String as) {
    Place place = place(element, annotation, name);
    String text = text(annotation, name);
    if (value(annotation, name).orElse(null) instanceof VariableElement constant) {
      text = constant.getSimpleName().toString().toLowerCase(Locale.ROOT).replace('_', '-');
    }
    return new ConnectorModel(
        nameOf(annotation),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(as, new ElementModel(List.of(text), place, Optional.empty())),
        place);
  }

  private Optional<ElementModel> element(
      Element element, AnnotationMirror annotation, String name) {
    return find(annotation, name)
        .map(
            value ->
                new ElementModel(
                    texts(value), place(element, annotation, name), form(annotation, name)));
  }

  /** What an element says that it takes. */
  private Optional<Form> form(AnnotationMirror annotation, String name) {
    return ElementFilter.methodsIn(typeOf(annotation).getEnclosedElements()).stream()
        .filter(member -> member.getSimpleName().contentEquals(name))
        .findFirst()
        .flatMap(this::form);
  }

  /** What an element of an annotation says that it takes. */
  public Optional<Form> form(ExecutableElement member) {
    return find(member, Takes.class).map(takes -> form(member, takes));
  }

  private Form form(ExecutableElement member, AnnotationMirror takes) {
    AnnotationValue byDefault = member.getDefaultValue();
    return new Form(
        constants(takes, VALUE, Kind.class),
        find(takes, "choices").map(AnnotationReader::texts).orElse(List.of()),
        text(takes, "form"),
        text(takes, "expected"),
        constants(takes, "types", TypeKind.class),
        byDefault != null && texts(byDefault).stream().allMatch(String::isBlank));
  }

  /** In the order in which they are written; a newer API may have some that aren't known here. */
  private <E extends Enum<E>> Set<E> constants(
      AnnotationMirror annotation, String name, Class<E> type) {
    Set<E> constants = new LinkedHashSet<>();
    for (String text : find(annotation, name).map(AnnotationReader::texts).orElse(List.of())) {
      Arrays.stream(type.getEnumConstants())
          .filter(constant -> constant.name().equals(text))
          .forEach(constants::add);
    }
    return constants;
  }

  /** The texts of a value; a single one is a list of one. */
  public static List<String> texts(AnnotationValue value) {
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

  private Optional<AnnotationValue> find(AnnotationMirror annotation, String name) {
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

  private static String nameOf(AnnotationMirror annotation) {
    return typeOf(annotation).getSimpleName().toString();
  }

  private static TypeElement typeOf(AnnotationMirror annotation) {
    return (TypeElement) annotation.getAnnotationType().asElement();
  }
}
