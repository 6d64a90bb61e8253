package dev.etlsdk.processor.internal.read;

import dev.etlsdk.api.annotation.DeadLetterConnector;
import dev.etlsdk.api.annotation.OnError;
import dev.etlsdk.api.annotation.Pipeline;
import dev.etlsdk.api.annotation.Rows;
import dev.etlsdk.api.annotation.SinkConnector;
import dev.etlsdk.api.annotation.SourceConnector;
import dev.etlsdk.api.annotation.Sql;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.codegen.model.ElementRecordReader;
import dev.etlsdk.processor.internal.model.ConnectorModel;
import dev.etlsdk.processor.internal.model.Findings;
import dev.etlsdk.processor.internal.model.PipelineModel;
import dev.etlsdk.processor.internal.model.Place;
import dev.etlsdk.processor.internal.model.PolicyModel;
import dev.etlsdk.processor.internal.model.StreamModel;
import dev.etlsdk.processor.internal.model.StreamModel.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Makes the model of an annotated interface; notes what isn't of the form. */
public final class PipelineReader {

  private final Elements elements;
  private final AnnotationReader annotations;
  private final ElementRecordReader records;
  private final Findings findings;

  /**
   * A reader within one compilation.
   *
   * @param fromSource whether a class is compiled now rather than read from a class file
   */
  public PipelineReader(Elements elements, Predicate<TypeElement> fromSource, Findings findings) {
    this.elements = elements;
    this.annotations = new AnnotationReader(elements);
    this.records = new ElementRecordReader(elements, fromSource);
    this.findings = findings;
  }

  /** The pipeline of an interface; empty if it isn't one. */
  public Optional<PipelineModel> read(TypeElement type) {
    if (type.getKind() != ElementKind.INTERFACE || !type.getTypeParameters().isEmpty()) {
      findings.add(
          Place.of(type),
          EtlError.PIPELINE_0011,
          "@Pipeline stands on "
              + type.getSimpleName()
              + ", which isn't an interface without type parameters",
          "write: interface " + type.getSimpleName() + " { … }, a method for each stream");
      return Optional.empty();
    }
    AnnotationMirror annotation = annotations.find(type, Pipeline.class).orElseThrow();
    List<StreamModel> streams = new ArrayList<>();
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      if (method.getModifiers().contains(Modifier.ABSTRACT)) {
        stream(method).ifPresent(streams::add);
      }
    }
    return Optional.of(
        new PipelineModel(
            type,
            String.valueOf(annotations.value(annotation)),
            elements.getPackageOf(type).getQualifiedName().toString(),
            className(type),
            streams,
            policy(type)));
  }

  private static String className(TypeElement type) {
    StringBuilder name = new StringBuilder(type.getSimpleName());
    for (Element outer = type.getEnclosingElement();
        outer instanceof TypeElement;
        outer = outer.getEnclosingElement()) {
      name.insert(0, outer.getSimpleName() + "_");
    }
    return name.toString();
  }

  private Optional<StreamModel> stream(ExecutableElement method) {
    Optional<TypeElement> row = row(method);
    Optional<Origin> origin = origin(method);
    if (row.isEmpty() || origin.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new StreamModel(
              method.getSimpleName().toString(),
              row.get().getQualifiedName().toString(),
              records.read(row.get()),
              origin.get(),
              annotations.connectors(method, SinkConnector.class),
              policy(method),
              Place.of(method)));
    } catch (EtlException problem) {
      findings.add(Place.of(method), problem);
      return Optional.empty();
    }
  }

  /** The record of a stream's rows. */
  private Optional<TypeElement> row(ExecutableElement method) {
    TypeMirror result = method.getReturnType();
    if (method.getParameters().isEmpty()
        && method.getTypeParameters().isEmpty()
        && result instanceof DeclaredType rows
        && ((TypeElement) rows.asElement()).getQualifiedName().contentEquals(Rows.class.getName())
        && rows.getTypeArguments().size() == 1
        && rows.getTypeArguments().get(0) instanceof DeclaredType argument
        && argument.asElement() instanceof TypeElement row
        && row.getKind() == ElementKind.RECORD) {
      if (row.getTypeParameters().isEmpty()) {
        return Optional.of(row);
      }
      findings.add(
          Place.of(method),
          EtlError.SCHEMA_0001,
          "the record " + row.getSimpleName() + " has type parameters, so its columns aren't known",
          "use a record without type parameters");
      return Optional.empty();
    }
    findings.add(
        Place.of(method),
        EtlError.PIPELINE_0011,
        "the method " + method.getSimpleName() + " isn't of the form of a stream",
        "write: Rows<R> " + method.getSimpleName() + "(); where R is a record");
    return Optional.empty();
  }

  private Optional<Origin> origin(ExecutableElement method) {
    List<Origin> origins = new ArrayList<>();
    annotations
        .connectors(method, SourceConnector.class)
        .forEach(source -> origins.add(new Origin.FromSource(source)));
    annotations
        .find(method, Sql.class)
        .ifPresent(
            sql ->
                origins.add(
                    new Origin.FromQuery(
                        String.valueOf(annotations.value(sql)), annotations.place(method, sql))));
    if (origins.size() == 1) {
      return Optional.of(origins.get(0));
    }
    findings.add(
        Place.of(method),
        EtlError.PIPELINE_0011,
        origins.isEmpty()
            ? "nothing says where the rows of the stream '" + method.getSimpleName() + "' come from"
            : "the rows of the stream '" + method.getSimpleName() + "' come from several places",
        "annotate it with one source, such as @KafkaSource, or with @Sql");
    return Optional.empty();
  }

  private Optional<PolicyModel> policy(Element element) {
    List<PolicyModel> policies = new ArrayList<>();
    annotations
        .find(element, OnError.class)
        .ifPresent(
            plain -> {
              String action =
                  ((VariableElement) annotations.value(plain)).getSimpleName().toString();
              policies.add(new PolicyModel.Plain(action.equals(OnError.Action.SKIP.name())));
            });
    for (ConnectorModel connector : annotations.connectors(element, DeadLetterConnector.class)) {
      policies.add(new PolicyModel.DeadLetters(connector));
    }
    if (policies.size() > 1) {
      findings.add(
          Place.of(element),
          EtlError.PIPELINE_0011,
          element.getSimpleName() + " says in several ways what happens to rows that fail",
          "keep one of @OnError and the annotations of dead letters");
    }
    return policies.stream().findFirst();
  }
}
