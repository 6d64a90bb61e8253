package dev.etlsdk.processor.internal.validate;

import dev.etlsdk.api.annotation.DeadLetterConnector;
import dev.etlsdk.api.annotation.RetryConnector;
import dev.etlsdk.api.annotation.SinkConnector;
import dev.etlsdk.api.annotation.SourceConnector;
import dev.etlsdk.api.annotation.Takes;
import dev.etlsdk.api.annotation.Takes.Kind;
import dev.etlsdk.api.connector.TextValues;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.NearestNames;
import dev.etlsdk.processor.internal.model.ConnectorModel.Form;
import dev.etlsdk.processor.internal.model.Findings;
import dev.etlsdk.processor.internal.model.Place;
import dev.etlsdk.processor.internal.read.AnnotationReader;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Annotations of connectors are of the form that pipelines can use, where they are compiled. */
public final class ConnectorAnnotationRule {

  /** What makes an annotation that of a connector. */
  public static final Set<Class<? extends java.lang.annotation.Annotation>> META =
      Set.of(
          SourceConnector.class,
          SinkConnector.class,
          DeadLetterConnector.class,
          RetryConnector.class);

  private static final String VALUE = "value";
  private static final String OPTIONS = "Options";
  private static final String ALTERNATIVE = "alternative";

  private final AnnotationReader annotations;
  private final Findings findings;

  private ConnectorAnnotationRule(AnnotationReader annotations, Findings findings) {
    this.annotations = annotations;
    this.findings = findings;
  }

  /** Notes what can't be used in the annotations of a round. */
  public static void check(RoundEnvironment round, Elements elements, Findings findings) {
    ConnectorAnnotationRule rule =
        new ConnectorAnnotationRule(new AnnotationReader(elements), findings);
    for (Class<? extends java.lang.annotation.Annotation> meta : META) {
      for (TypeElement type : ElementFilter.typesIn(round.getElementsAnnotatedWith(meta))) {
        rule.annotations.find(type, meta).ifPresent(mirror -> rule.check(type, mirror));
      }
    }
  }

  private void check(TypeElement type, AnnotationMirror meta) {
    List<ExecutableElement> members = ElementFilter.methodsIn(type.getEnclosedElements());
    List<String> names = members.stream().map(member -> member.getSimpleName().toString()).toList();
    String alternative = annotations.text(meta, ALTERNATIVE);
    boolean known = names.contains(alternative) && !alternative.equals(VALUE);
    if (!alternative.isEmpty() && !known) {
      String question = NearestNames.question(alternative, names);
      findings.add(
          annotations.place(type, meta, ALTERNATIVE),
          EtlError.PIPELINE_0011,
          "@" + type.getSimpleName() + " has no element '" + alternative + "' beside value",
          question.isEmpty() ? "its elements are " + names : question);
    }
    for (ExecutableElement member : members) {
      if (!isOfAKnownType(member.getReturnType())) {
        refuse(
            member,
            "is of type " + member.getReturnType() + ", which a configuration can't set",
            "make it a String, String[], int, long, boolean or an enum");
      } else {
        annotations.form(member).ifPresent(form -> check(member, form, names));
      }
    }
  }

  private static boolean isOfAKnownType(TypeMirror type) {
    TypeMirror one = type instanceof ArrayType array ? array.getComponentType() : type;
    return switch (one.getKind()) {
      case INT, LONG, BOOLEAN -> !(type instanceof ArrayType);
      case DECLARED -> isText(one) || (isEnum(one) && !(type instanceof ArrayType));
      case ERROR -> true; // javac tells
      default -> false;
    };
  }

  private static boolean isText(TypeMirror type) {
    return type.toString().equals(String.class.getName());
  }

  private static boolean isEnum(TypeMirror type) {
    return type instanceof DeclaredType declared
        && declared.asElement().getKind() == ElementKind.ENUM;
  }

  /** What an element takes is something that it can take. */
  private void check(ExecutableElement member, Form form, List<String> names) {
    String name = member.getSimpleName().toString();
    String stem = name.endsWith(OPTIONS) ? name.substring(0, name.length() - OPTIONS.length()) : "";
    TypeMirror type = member.getReturnType();
    if (type.getKind() == TypeKind.BOOLEAN || isEnum(type)) {
      mistake(member, "on a " + type + ", whose values javac checks", "leave it out");
    } else if (form.isAnyOf(Kind.CHOICE) == form.choices().isEmpty()) {
      mistake(member, "where CHOICE and choices don't stand together", "write both, or neither");
    } else if (!form.form().isEmpty() && !form.isAnyOf(Kind.TEXT, Kind.PLACE, Kind.SYSTEM)) {
      mistake(member, "with a form, and no text or place", "leave the form out");
    } else if (TextValues.pattern(form.form()).isEmpty()) {
      mistake(member, "whose form isn't a regular expression", "mend it");
    } else if (form.form().isEmpty() != form.expected().isEmpty()) {
      mistake(
          member, "where form and expected don't stand together", "say what a text of the form is");
    } else if (!form.types().isEmpty() && !form.isAnyOf(Kind.COLUMN, Kind.COLUMN_PAIRS)) {
      mistake(member, "with types, and no columns", "leave the types out");
    } else if (form.isAnyOf(Kind.FORMAT_OPTIONS) && !names.contains(stem)) {
      mistake(
          member,
          "for options of a format that no element names",
          "call the elements format and formatOptions, or alike");
    } else {
      ofDefault(member, form);
    }
  }

  private void ofDefault(ExecutableElement member, Form form) {
    AnnotationValue byDefault = member.getDefaultValue();
    List<String> texts = byDefault == null ? List.of() : AnnotationReader.texts(byDefault);
    texts.stream()
        .filter(text -> !(form.mayBeBlank() && text.isBlank()))
        .map(WrittenText::of)
        .flatMap(Optional::stream)
        .filter(text -> !ValueForm.matches(text.value(), form))
        .findFirst()
        .ifPresent(
            text ->
                refuse(
                    member,
                    "has a default that it doesn't take: it "
                        + text.is()
                        + ", which isn't "
                        + ValueForm.expected(form),
                    "give it another default, or none"));
  }

  private void mistake(ExecutableElement member, String problem, String fix) {
    refuse(member, "has a @" + Takes.class.getSimpleName() + " " + problem, fix);
  }

  private void refuse(ExecutableElement member, String problem, String fix) {
    findings.add(
        Place.of(member),
        EtlError.PIPELINE_0011,
        "@"
            + Objects.requireNonNull(member.getEnclosingElement(), "is in an annotation")
                .getSimpleName()
            + ": the element '"
            + member.getSimpleName()
            + "' "
            + problem,
        fix);
  }
}
