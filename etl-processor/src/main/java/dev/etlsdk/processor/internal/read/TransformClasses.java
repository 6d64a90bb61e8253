package dev.etlsdk.processor.internal.read;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.error.NearestNames;
import dev.etlsdk.api.transform.AsyncRowTransform;
import dev.etlsdk.api.transform.BatchTransform;
import dev.etlsdk.api.transform.RowTransform;
import dev.etlsdk.processor.internal.model.TransformModel.Code;
import dev.etlsdk.processor.internal.model.TransformModel.Kind;
import dev.etlsdk.udf.UdfConfig;
import dev.etlsdk.udf.UdfLifecycle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Finds the code of a transform in a class. */
final class TransformClasses {

  private final Elements elements;
  private final Types types;
  private final ResultNullness nullness;

  TransformClasses(Elements elements, Types types, ResultNullness nullness) {
    this.elements = elements;
    this.types = types;
    this.nullness = nullness;
  }

  /**
   * The code of a class.
   *
   * @param code what it is
   * @param input the record that it takes; empty if it takes batches
   * @param output the record that it gives; empty if it gives batches
   */
  record Found(Code code, Optional<TypeElement> input, Optional<TypeElement> output) {}

  /**
   * The code of a class for a stream.
   *
   * @param inside the package of generated code
   * @throws EtlException {@code ETL-TRANSFORM-0004} if the class can't have instances, {@code
   *     ETL-PIPELINE-0011} if it has no code for the stream
   */
  Found find(TypeElement type, String stream, PackageElement inside) {
    checkInstances(type, inside);
    Map<Kind, Class<?>> interfaces = new LinkedHashMap<>();
    interfaces.put(Kind.ROWS, RowTransform.class);
    interfaces.put(Kind.ASYNC, AsyncRowTransform.class);
    interfaces.put(Kind.BATCHES, BatchTransform.class);
    for (Map.Entry<Kind, Class<?>> form : interfaces.entrySet()) {
      Optional<DeclaredType> implemented = supertype(type.asType(), form.getValue());
      if (implemented.isPresent()) {
        return ofInterface(type, form.getKey(), implemented.get());
      }
    }
    return ofMethod(type, stream);
  }

  private Found ofInterface(TypeElement type, Kind kind, DeclaredType implemented) {
    Code code = new Code.OfClass(type, kind);
    if (kind == Kind.BATCHES) {
      return new Found(code, Optional.empty(), Optional.empty());
    }
    List<? extends TypeMirror> records = implemented.getTypeArguments();
    if (records.size() != 2) {
      throw notOfTheForm(
          "the class " + type.getQualifiedName() + " doesn't say which records it takes and gives",
          "implement " + implemented.asElement().getSimpleName() + "<I, O>");
    }
    return new Found(
        code,
        Optional.of(recordOf(type, records.get(0))),
        Optional.of(recordOf(type, records.get(1))));
  }

  private static TypeElement recordOf(TypeElement owner, TypeMirror type) {
    if (type instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement element
        && element.getKind() == ElementKind.RECORD
        && element.getTypeParameters().isEmpty()) {
      return element;
    }
    throw notOfTheForm(
        "the class "
            + owner.getQualifiedName()
            + " takes or gives "
            + type
            + ", which isn't a record without type parameters",
        "use records");
  }

  private Found ofMethod(TypeElement type, String stream) {
    List<ExecutableElement> candidates =
        ElementFilter.methodsIn(elements.getAllMembers(type)).stream()
            .filter(method -> method.getModifiers().contains(Modifier.PUBLIC))
            .filter(method -> !ownerOf(method).getQualifiedName().contentEquals("java.lang.Object"))
            .toList();
    List<ExecutableElement> named =
        candidates.stream().filter(m -> m.getSimpleName().contentEquals(stream)).toList();
    if (named.size() != 1) {
      String question =
          NearestNames.question(
              stream, candidates.stream().map(m -> m.getSimpleName().toString()).toList());
      throw notOfTheForm(
          "the class "
              + type.getQualifiedName()
              + " has "
              + (named.isEmpty() ? "no public method '" : "several public methods '")
              + stream
              + "', which would be the code of the stream",
          (question.isEmpty() || !named.isEmpty() ? "" : question + " Or ")
              + MethodForm.FORMS.formatted(stream));
    }
    ExecutableElement method = named.get(0);
    MethodForm form =
        MethodForm.of(method)
            .filter(found -> !throwsMoreThanExceptions(method))
            .orElseThrow(
                () ->
                    notOfTheForm(
                        "the method "
                            + stream
                            + " of the class "
                            + type.getQualifiedName()
                            + " isn't of the form of a transform",
                        MethodForm.FORMS.formatted(stream)));
    return new Found(
        instance(type, method, form), Optional.of(form.input()), Optional.of(form.output()));
  }

  /** The type that declares a method. */
  static TypeElement ownerOf(ExecutableElement method) {
    if (method.getEnclosingElement() instanceof TypeElement owner) {
      return owner;
    }
    throw new IllegalArgumentException(method + " is in no type");
  }

  private Code instance(TypeElement type, ExecutableElement method, MethodForm form) {
    return new Code.OfInstance(
        type,
        method.getSimpleName().toString(),
        nullness.of(method, form.result()),
        takesConfig(type),
        supertype(type.asType(), UdfLifecycle.class).isPresent(),
        supertype(type.asType(), AutoCloseable.class).isPresent());
  }

  /** Whether a method declares to throw what isn't an exception. */
  boolean throwsMoreThanExceptions(ExecutableElement method) {
    return method.getThrownTypes().stream()
        .anyMatch(
            thrown ->
                supertype(thrown, Exception.class).isEmpty()
                    && supertype(thrown, Error.class).isEmpty());
  }

  /** Whether a class has a public constructor that takes a configuration. */
  boolean takesConfig(TypeElement type) {
    return constructors(type).stream().anyMatch(TransformClasses::takesConfig);
  }

  private static boolean takesConfig(ExecutableElement constructor) {
    List<? extends VariableElement> parameters = constructor.getParameters();
    return parameters.size() == 1
        && parameters.get(0).asType() instanceof DeclaredType declared
        && ((TypeElement) declared.asElement())
            .getQualifiedName()
            .contentEquals(UdfConfig.class.getName());
  }

  private static List<ExecutableElement> constructors(TypeElement type) {
    return ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
        .filter(constructor -> constructor.getModifiers().contains(Modifier.PUBLIC))
        .toList();
  }

  private static void checkInstances(TypeElement type, PackageElement inside) {
    boolean inner =
        type.getNestingKind().isNested() && !type.getModifiers().contains(Modifier.STATIC);
    if (type.getKind() != ElementKind.CLASS
        || !type.getModifiers().contains(Modifier.PUBLIC)
        || !Visibility.in(inside, type)
        || type.getModifiers().contains(Modifier.ABSTRACT)
        || !type.getTypeParameters().isEmpty()
        || inner) {
      throw refused(
          type,
          "is abstract, generic, inner or not public",
          "make it a public class, static if it is nested");
    }
    if (constructors(type).stream().noneMatch(c -> c.getParameters().isEmpty() || takesConfig(c))) {
      throw refused(type, "has no public constructor that takes a UdfConfig or nothing", "add one");
    }
  }

  /** The type as which a type extends or implements a class. */
  private Optional<DeclaredType> supertype(TypeMirror type, Class<?> of) {
    if (type instanceof DeclaredType declared
        && ((TypeElement) declared.asElement()).getQualifiedName().contentEquals(of.getName())) {
      return Optional.of(declared);
    }
    return types.directSupertypes(type).stream()
        .map(above -> supertype(above, of))
        .flatMap(Optional::stream)
        .findFirst();
  }

  static EtlException refused(TypeElement type, String problem, String fix) {
    return EtlException.of(
            EtlError.TRANSFORM_0004, "the class " + type.getQualifiedName() + " " + problem)
        .fix(fix)
        .build();
  }

  private static EtlException notOfTheForm(String problem, String fix) {
    return EtlException.of(EtlError.PIPELINE_0011, problem).fix(fix).build();
  }
}
