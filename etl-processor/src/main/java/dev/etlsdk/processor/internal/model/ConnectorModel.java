package dev.etlsdk.processor.internal.model;

import dev.etlsdk.api.annotation.Takes.Kind;
import dev.etlsdk.api.schema.TypeKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.TypeElement;

/**
 * A connector's annotation, or that of a transform.
 *
 * @param annotation its simple name
 * @param factory the class that makes the connector; a transform has none
 * @param main the name of the element that {@code value} is, if it has one
 * @param alternative the name of the element that may stand in place of that one, if there is one
 * @param elements by the name that the configuration knows them by
 * @param place where it stands
 */
public record ConnectorModel(
    String annotation,
    Optional<TypeElement> factory,
    Optional<String> main,
    Optional<String> alternative,
    Map<String, ElementModel> elements,
    Place place) {

  public ConnectorModel {
    elements = Collections.unmodifiableMap(new LinkedHashMap<>(elements));
  }

  /**
   * An element of an annotation.
   *
   * @param texts its values, or its default's; a single value is a list of one
   * @param place where the value stands, or the annotation if it is a default
   * @param form what the annotation says that it takes
   */
  public record ElementModel(List<String> texts, Place place, Optional<Form> form) {
    public ElementModel {
      texts = List.copyOf(texts);
    }

    /** Whether it is of a kind. */
    public boolean is(Kind kind) {
      return form.filter(takes -> takes.isAnyOf(kind)).isPresent();
    }
  }

  /**
   * What an element takes: its {@link dev.etlsdk.api.annotation.Takes}.
   *
   * @param kinds of values
   * @param choices of which one is to be named
   * @param form that texts are of; the empty text for any
   * @param expected what such texts are
   * @param types that a column may have; none for any
   * @param mayBeBlank whether the element is empty by default
   */
  public record Form(
      Set<Kind> kinds,
      List<String> choices,
      String form,
      String expected,
      Set<TypeKind> types,
      boolean mayBeBlank) {
    public Form {
      kinds = Collections.unmodifiableSet(new LinkedHashSet<>(kinds));
      choices = List.copyOf(choices);
      types = Collections.unmodifiableSet(new LinkedHashSet<>(types));
    }

    /** Whether one of some kinds is taken. */
    public boolean isAnyOf(Kind... some) {
      return Arrays.stream(some).anyMatch(kinds::contains);
    }
  }

  /** Whether an element says something. */
  public boolean says(String element) {
    ElementModel found = elements.get(element);
    return found != null && found.texts().stream().anyMatch(text -> !text.isBlank());
  }

  /** The element that says where: the main one, or what stands in its place. */
  public Optional<String> where() {
    return alternative.filter(this::says).or(() -> main);
  }

  /** The class that makes the connector. */
  public TypeElement factoryClass() {
    return factory.orElseThrow(
        () -> new IllegalStateException("@" + annotation + " makes no connector"));
  }

  /** The annotations of a pipeline and its streams. */
  public static List<ConnectorModel> of(PipelineModel pipeline) {
    List<ConnectorModel> all = new ArrayList<>();
    pipeline.policy().ifPresent(policy -> add(policy, all));
    pipeline.retry().ifPresent(all::add);
    pipeline.retryTopic().ifPresent(all::add);
    pipeline.errorBudget().ifPresent(all::add);
    for (StreamModel stream : pipeline.streams()) {
      if (stream.origin() instanceof StreamModel.Origin.FromSource source) {
        all.add(source.connector());
      } else if (stream.origin() instanceof StreamModel.Origin.FromTransform made) {
        made.transform().settings().ifPresent(all::add);
      }
      all.addAll(stream.sinks());
      stream.policy().ifPresent(policy -> add(policy, all));
      stream.retry().ifPresent(all::add);
      stream.retryTopic().ifPresent(all::add);
    }
    return all;
  }

  private static void add(PolicyModel policy, List<ConnectorModel> all) {
    if (policy instanceof PolicyModel.DeadLetters letters) {
      all.add(letters.connector());
    }
  }
}
