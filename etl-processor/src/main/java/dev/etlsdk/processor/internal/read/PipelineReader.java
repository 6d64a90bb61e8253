package dev.etlsdk.processor.internal.read;

import dev.etlsdk.api.annotation.DeadLetterConnector;
import dev.etlsdk.api.annotation.ErrorBudget;
import dev.etlsdk.api.annotation.OnError;
import dev.etlsdk.api.annotation.Pipeline;
import dev.etlsdk.api.annotation.Retry;
import dev.etlsdk.api.annotation.RetryConnector;
import dev.etlsdk.api.annotation.Rows;
import dev.etlsdk.api.annotation.SinkConnector;
import dev.etlsdk.api.annotation.SourceConnector;
import dev.etlsdk.api.annotation.Sql;
import dev.etlsdk.api.annotation.Transform;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.codegen.model.ElementRecordReader;
import dev.etlsdk.processor.internal.model.ConnectorModel;
import dev.etlsdk.processor.internal.model.Findings;
import dev.etlsdk.processor.internal.model.PipelineModel;
import dev.etlsdk.processor.internal.model.Place;
import dev.etlsdk.processor.internal.model.PolicyModel;
import dev.etlsdk.processor.internal.model.StreamModel;
import dev.etlsdk.processor.internal.model.StreamModel.Origin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Makes the model of an annotated interface; notes what isn't of the form. */
public final class PipelineReader {

  /** What says of a method that it is a stream. */
  private static final List<Class<?>> MARKS =
      List.of(Sql.class, Transform.class, OnError.class, Retry.class);

  private static final List<String> RETRY =
      List.of("attempts", "backoff", "maxBackoff", "within", "jitter", "alsoOn", "notOn");

  private static final List<String> BUDGET = List.of("rows", "share", "warmUp", "since");

  private static final List<Class<?>> CONNECTORS =
      List.of(
          SourceConnector.class,
          SinkConnector.class,
          DeadLetterConnector.class,
          RetryConnector.class);

  private final Elements elements;
  private final AnnotationReader annotations;
  private final RowReader rows;
  private final TransformReader transforms;
  private final Findings findings;

  /**
   * A reader within one compilation.
   *
   * @param records reads the columns of records
   * @param compiledNow whether a class is compiled now rather than read from a class file
   * @param results whether what methods of classes give may be null
   */
  public PipelineReader(
      Elements elements,
      Types types,
      ElementRecordReader records,
      Predicate<TypeElement> compiledNow,
      ResultNullness results,
      Findings findings) {
    this.elements = elements;
    this.annotations = new AnnotationReader(elements);
    this.rows = new RowReader(records, compiledNow, findings);
    this.transforms = new TransformReader(elements, types, annotations, rows, results, findings);
    this.findings = findings;
  }

  /** The pipeline of an interface; empty if it isn't one. */
  public Optional<PipelineModel> read(TypeElement type) {
    if (!isOfTheForm(type)) {
      return Optional.empty();
    }
    AnnotationMirror annotation = annotations.find(type, Pipeline.class).orElseThrow();
    List<StreamModel> streams = new ArrayList<>();
    Set<String> broken = new HashSet<>();
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      Optional<StreamModel> stream = stream(method);
      stream.ifPresent(streams::add);
      if (stream.isEmpty() && isStream(method)) {
        broken.add(method.getSimpleName().toString());
      }
    }
    return Optional.of(
        new PipelineModel(
            type,
            annotations.text(annotation, "value"),
            annotations.place(type, annotation),
            elements.getPackageOf(type).getQualifiedName().toString(),
            className(type),
            streams,
            broken,
            annotations.choice(type, annotation, "delivery", "delivery"),
            policy(type),
            settings(type, Retry.class, RETRY),
            retryTopic(type),
            settings(type, ErrorBudget.class, BUDGET)));
  }

  private boolean isOfTheForm(TypeElement type) {
    String name = type.getSimpleName().toString();
    if (type.getKind() != ElementKind.INTERFACE || !type.getTypeParameters().isEmpty()) {
      findings.add(
          Place.of(type),
          EtlError.PIPELINE_0011,
          "@Pipeline stands on " + name + ", which isn't an interface without type parameters",
          "write: interface " + name + " { … }, a method for each stream");
      return false;
    }
    if (!Visibility.in(elements.getPackageOf(type), type)) {
      findings.add(
          Place.of(type),
          EtlError.PIPELINE_0011,
          "the interface " + name + " is private, so its code can't be generated",
          "leave out 'private', of it and of the classes around it");
      return false;
    }
    if (!type.getInterfaces().isEmpty()) {
      findings.add(
          Place.of(type),
          EtlError.PIPELINE_0011,
          "the interface " + name + " extends another, whose methods would be no streams",
          "write all streams in " + name + " itself");
      return false;
    }
    return true;
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
    Optional<? extends AnnotationMirror> transform = annotations.find(method, Transform.class);
    if (method.getModifiers().contains(Modifier.ABSTRACT)) {
      Optional<TypeElement> row = row(method);
      Optional<Origin> origin = origin(method, row);
      return row.isPresent() && origin.isPresent()
          ? model(method, row.get(), origin.get())
          : Optional.empty();
    }
    if (transform.isPresent()) {
      return transforms
          .ofMethod(method, transform.get())
          .flatMap(
              read ->
                  model(
                      method,
                      read.output().orElseThrow(),
                      new Origin.FromTransform(read.transform())));
    }
    if (isStream(method)) {
      findings.add(
          Place.of(method),
          EtlError.PIPELINE_0011,
          "the method " + method.getSimpleName() + " has a body, so it makes no stream",
          "leave the body out, or annotate it with @Transform and make it static");
    }
    return Optional.empty();
  }

  /** Whether a method is meant to be a stream. */
  private boolean isStream(ExecutableElement method) {
    return method.getModifiers().contains(Modifier.ABSTRACT)
        || MARKS.stream().anyMatch(mark -> annotations.find(method, mark).isPresent())
        || CONNECTORS.stream().anyMatch(meta -> !annotations.connectors(method, meta).isEmpty());
  }

  private Optional<StreamModel> model(ExecutableElement method, TypeElement row, Origin origin) {
    return rows.read(row, Place.of(method))
        .map(
            columns ->
                new StreamModel(
                    method.getSimpleName().toString(),
                    columns,
                    origin,
                    annotations.connectors(method, SinkConnector.class),
                    policy(method),
                    settings(method, Retry.class, RETRY),
                    retryTopic(method),
                    Place.of(method)));
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

  /** What makes an abstract method's stream. */
  private Optional<Origin> origin(ExecutableElement method, Optional<TypeElement> row) {
    List<ConnectorModel> sources = annotations.connectors(method, SourceConnector.class);
    Optional<? extends AnnotationMirror> sql = annotations.find(method, Sql.class);
    Optional<? extends AnnotationMirror> transform = annotations.find(method, Transform.class);
    int places = sources.size() + (sql.isPresent() ? 1 : 0) + (transform.isPresent() ? 1 : 0);
    if (places != 1) {
      findings.add(
          Place.of(method),
          EtlError.PIPELINE_0011,
          places == 0
              ? "nothing says where the rows of the stream '"
                  + method.getSimpleName()
                  + "' come from"
              : "the rows of the stream '" + method.getSimpleName() + "' come from several places",
          "annotate it with one source, such as @KafkaSource, or with @Sql or @Transform");
      return Optional.empty();
    }
    if (sql.isPresent()) {
      return Optional.of(
          new Origin.FromQuery(
              annotations.text(sql.get(), "value"), annotations.place(method, sql.get())));
    }
    return transform.isPresent()
        ? transform(method, transform.get(), row)
        : Optional.of(new Origin.FromSource(sources.get(0)));
  }

  private Optional<Origin> transform(
      ExecutableElement method, AnnotationMirror annotation, Optional<TypeElement> row) {
    Optional<TransformReader.Read> read = transforms.ofClass(method, annotation);
    Optional<TypeElement> given = read.flatMap(TransformReader.Read::output);
    if (given.isPresent() && row.isPresent() && !given.get().equals(row.get())) {
      findings.add(
          Place.of(method),
          EtlError.SCHEMA_0003,
          "stream '"
              + method.getSimpleName()
              + "': its code gives the record "
              + given.get().getQualifiedName()
              + ", and the method says "
              + row.get().getQualifiedName(),
          "write: Rows<" + given.get().getSimpleName() + "> " + method.getSimpleName() + "();");
      return Optional.empty();
    }
    return read.map(found -> new Origin.FromTransform(found.transform()));
  }

  private Optional<ConnectorModel> settings(
      Element element, Class<?> type, List<String> elementNames) {
    return annotations
        .find(element, type)
        .map(annotation -> annotations.settings(element, annotation, elementNames));
  }

  private Optional<ConnectorModel> retryTopic(Element element) {
    List<ConnectorModel> topics = annotations.connectors(element, RetryConnector.class);
    if (topics.size() > 1) {
      findings.add(
          Place.of(element),
          EtlError.PIPELINE_0011,
          element.getSimpleName() + " says several times where records wait to be tried again",
          "keep one of " + topics.stream().map(topic -> "@" + topic.annotation()).toList());
    }
    return topics.stream().findFirst();
  }

  private Optional<PolicyModel> policy(Element element) {
    List<PolicyModel> policies = new ArrayList<>();
    annotations
        .find(element, OnError.class)
        .ifPresent(
            plain ->
                policies.add(
                    new PolicyModel.Plain(annotations.choice(element, plain, "value", "action"))));
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
