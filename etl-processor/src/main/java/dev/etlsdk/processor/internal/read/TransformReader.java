package dev.etlsdk.processor.internal.read;

import dev.etlsdk.api.annotation.Transform;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.processor.internal.model.ConnectorModel;
import dev.etlsdk.processor.internal.model.Findings;
import dev.etlsdk.processor.internal.model.Place;
import dev.etlsdk.processor.internal.model.RowModel;
import dev.etlsdk.processor.internal.model.TransformModel;
import dev.etlsdk.processor.internal.model.TransformModel.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads what stands in a {@link Transform}; notes what isn't of the form. */
final class TransformReader {

  private static final String BY = "by";
  private static final String CONFIG = "config";
  private static final List<String> ASYNC = List.of("concurrency", "timeout");

  private final AnnotationReader annotations;
  private final RowReader rows;
  private final TransformClasses classes;
  private final Findings findings;

  TransformReader(
      Elements elements,
      Types types,
      AnnotationReader annotations,
      RowReader rows,
      ResultNullness nullness,
      Findings findings) {
    this.annotations = annotations;
    this.rows = rows;
    this.classes = new TransformClasses(elements, types, nullness);
    this.findings = findings;
  }

  /**
   * A transform and the record of the rows it makes.
   *
   * @param output that record; empty if only the method of the pipeline says it
   */
  record Read(TransformModel transform, Optional<TypeElement> output) {}

  /** The transform that a static method is. */
  Optional<Read> ofMethod(ExecutableElement method, AnnotationMirror annotation) {
    Optional<MethodForm> form = MethodForm.of(method).filter(found -> isCallable(method));
    if (form.isEmpty()) {
      findings.add(Place.of(method), problem(method));
      return Optional.empty();
    }
    String name = method.getSimpleName().toString();
    if (annotations.isWritten(annotation, BY)) {
      findings.add(
          annotations.place(method, annotation, BY),
          EtlError.PIPELINE_0011,
          "the transform " + name + " has code of its own and names a class as well",
          "leave out by, or make the method abstract: Rows<O> " + name + "();");
      return Optional.empty();
    }
    TypeElement owner = TransformClasses.ownerOf(method);
    Code code = new Code.OfMethod(owner, name, form.get().result());
    return model(method, annotation, code, Optional.of(form.get().input()))
        .map(transform -> new Read(transform, Optional.of(form.get().output())));
  }

  private boolean isCallable(ExecutableElement method) {
    return isReachable(method) && !classes.throwsMoreThanExceptions(method);
  }

  private static boolean isReachable(ExecutableElement method) {
    Set<Modifier> modifiers = method.getModifiers();
    return modifiers.contains(Modifier.STATIC) && !modifiers.contains(Modifier.PRIVATE);
  }

  private static EtlException problem(ExecutableElement method) {
    String name = method.getSimpleName().toString();
    if (!isReachable(method)) {
      return EtlException.of(
              EtlError.PIPELINE_0011,
              "the transform " + name + " can't be called: it isn't static, or it is private")
          .fix("make it static and leave out 'private', or name a class: @Transform(by = …)")
          .build();
    }
    if (MethodForm.of(method).isEmpty()) {
      return EtlException.of(
              EtlError.PIPELINE_0011, "the method " + name + " isn't of the form of a transform")
          .fix(MethodForm.FORMS.formatted(name))
          .build();
    }
    return EtlException.of(
            EtlError.PIPELINE_0011,
            "the transform " + name + " declares a Throwable that is no Exception")
        .fix("let it throw exceptions only")
        .build();
  }

  /** The transform that instances of a class are. */
  Optional<Read> ofClass(ExecutableElement method, AnnotationMirror annotation) {
    Place place = annotations.place(method, annotation, BY);
    String name = method.getSimpleName().toString();
    Object by = annotations.value(annotation, BY).orElse("");
    if (!(by instanceof DeclaredType declared)) {
      findings.add(
          place,
          EtlError.PIPELINE_0011,
          "nothing says what code makes the rows of the stream '" + name + "'",
          "name a class, @Transform(by = …), or write the code: static O " + name + "(I row) {…}");
      return Optional.empty();
    }
    TypeElement type = (TypeElement) declared.asElement();
    try {
      TransformClasses.Found found = classes.find(type, name, Visibility.packageOf(method));
      if (annotations.isWritten(annotation, CONFIG) && !classes.takesConfig(type)) {
        throw TransformClasses.refused(
            type,
            "is given a configuration, but has no constructor that takes one",
            "add a public constructor with a parameter of type UdfConfig");
      }
      return model(method, annotation, found.code(), found.input())
          .map(transform -> new Read(transform, found.output()));
    } catch (EtlException problem) {
      findings.add(place, problem);
      return Optional.empty();
    }
  }

  private Optional<TransformModel> model(
      ExecutableElement method,
      AnnotationMirror annotation,
      Code code,
      Optional<TypeElement> input) {
    Optional<RowModel> row = input.flatMap(record -> rows.read(record, Place.of(method)));
    return input.isPresent() && row.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new TransformModel(
                annotations.text(annotation, "from"),
                row,
                code,
                settings(method, annotation, code),
                annotations.place(method, annotation, "from")));
  }

  private Optional<ConnectorModel> settings(
      ExecutableElement method, AnnotationMirror annotation, Code code) {
    List<String> names = new ArrayList<>();
    if (code.asynchronous()) {
      names.addAll(ASYNC);
    } else {
      ASYNC.stream()
          .filter(name -> annotations.isWritten(annotation, name))
          .forEach(name -> withoutEffect(method, annotation, name, "code that isn't asynchronous"));
    }
    if (!(code instanceof Code.OfMethod)) {
      names.add(0, CONFIG);
    } else if (annotations.isWritten(annotation, CONFIG)) {
      withoutEffect(method, annotation, CONFIG, "a static method");
    }
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(annotations.settings(method, annotation, names));
  }

  private void withoutEffect(
      ExecutableElement method, AnnotationMirror annotation, String name, String what) {
    findings.add(
        annotations.place(method, annotation, name),
        EtlError.PIPELINE_0011,
        "@Transform of '"
            + method.getSimpleName()
            + "' sets "
            + name
            + ", which "
            + what
            + " doesn't take",
        "leave it out");
  }
}
