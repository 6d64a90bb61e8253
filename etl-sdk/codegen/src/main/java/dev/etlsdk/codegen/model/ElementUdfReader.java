package dev.etlsdk.codegen.model;

import dev.etlsdk.api.schema.javatype.JavaType;
import dev.etlsdk.codegen.model.ClassShape.MethodShape;
import dev.etlsdk.codegen.model.ClassShape.Modifiers;
import dev.etlsdk.codegen.model.ClassShape.ParameterShape;
import dev.etlsdk.codegen.model.ClassShape.RowAnnotation;
import dev.etlsdk.codegen.model.ClassShape.VectorAnnotation;
import dev.etlsdk.udf.AcceptsNull;
import dev.etlsdk.udf.SqlType;
import dev.etlsdk.udf.Udf;
import dev.etlsdk.udf.UdfClasses;
import dev.etlsdk.udf.UdfLifecycle;
import dev.etlsdk.udf.VectorUdf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationValue;
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
import javax.lang.model.util.Types;

/**
 * Reads the functions of a class from what a compiler knows of it, from source or from a class
 * file. Used by one thread, as the compiler is.
 */
public final class ElementUdfReader {

  private final Elements elements;
  private final Types types;
  private final ElementTypes reader;

  /**
   * A reader within one compilation.
   *
   * @param elements of the compilation
   * @param types of the compilation
   */
  public ElementUdfReader(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
    this.reader = new ElementTypes(elements);
  }

  /** The functions that a class itself declares. */
  public UdfReading read(TypeElement type) {
    return UdfRules.check(shape(type));
  }

  /** How a {@link UdfProblem} names a method, which may be any. */
  public String describe(ExecutableElement method) {
    return method(method).describe();
  }

  private ClassShape shape(TypeElement type) {
    List<MethodShape> methods = new ArrayList<>();
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      if (ElementTypes.has(method, Udf.class) || ElementTypes.has(method, VectorUdf.class)) {
        methods.add(method(method));
      }
    }
    return new ClassShape(
        reader.binaryName(type),
        type.getQualifiedName().toString(),
        type.getModifiers().contains(Modifier.PUBLIC) || isMemberOfInterface(type),
        isInstantiable(type),
        isLifecycle(type),
        constructors(type),
        methods,
        furtherClasses(type));
  }

  private static boolean isMemberOfInterface(Element element) {
    Element around = element.getEnclosingElement();
    return around != null && around.getKind().isInterface();
  }

  private static boolean isInstantiable(TypeElement type) {
    Set<Modifier> modifiers = type.getModifiers();
    boolean nested = type.getNestingKind().isNested();
    boolean isStatic =
        modifiers.contains(Modifier.STATIC)
            || type.getKind() != ElementKind.CLASS
            || isMemberOfInterface(type);
    return !type.getKind().isInterface()
        && !modifiers.contains(Modifier.ABSTRACT)
        && (!nested || isStatic);
  }

  private boolean isLifecycle(TypeElement type) {
    return isSubtype(type.asType(), UdfLifecycle.class);
  }

  private List<List<String>> constructors(TypeElement type) {
    List<List<String>> constructors = new ArrayList<>();
    for (ExecutableElement constructor : ElementFilter.constructorsIn(type.getEnclosedElements())) {
      if (constructor.getModifiers().contains(Modifier.PUBLIC)) {
        constructors.add(
            constructor.getParameters().stream().map(p -> erasure(p.asType())).toList());
      }
    }
    return constructors;
  }

  private String erasure(TypeMirror type) {
    return reader.read(types.erasure(type)).erasure();
  }

  private List<String> furtherClasses(TypeElement type) {
    Object classes = reader.value(type, UdfClasses.class, "value").orElse(List.of());
    List<String> names = new ArrayList<>();
    for (Object value : (List<?>) classes) {
      Object mirror = ((AnnotationValue) value).getValue();
      if (mirror instanceof DeclaredType declared
          && declared.asElement() instanceof TypeElement element) {
        names.add(reader.binaryName(element));
      }
    }
    return names;
  }

  private MethodShape method(ExecutableElement method) {
    Set<Modifier> modifiers = method.getModifiers();
    return new MethodShape(
        method.getSimpleName().toString(),
        new Modifiers(
            modifiers.contains(Modifier.PUBLIC),
            modifiers.contains(Modifier.STATIC),
            modifiers.contains(Modifier.ABSTRACT),
            !method.getTypeParameters().isEmpty(),
            method.getThrownTypes().stream().anyMatch(this::isNeitherExceptionNorError)),
        reader.string(method, Udf.class, "value").map(name -> row(method, name)),
        reader
            .string(method, VectorUdf.class, "value")
            .map(
                name ->
                    new VectorAnnotation(
                        name, reader.flag(method, VectorUdf.class, "deterministic"))),
        sqlType(method),
        reader.read(method.getReturnType()),
        method.getParameters().stream().map(this::parameter).toList());
  }

  private boolean isNeitherExceptionNorError(TypeMirror thrown) {
    return !isSubtype(thrown, Exception.class) && !isSubtype(thrown, Error.class);
  }

  private boolean isSubtype(TypeMirror type, Class<?> of) {
    TypeElement element = elements.getTypeElement(of.getName());
    return element != null && types.isSubtype(types.erasure(type), element.asType());
  }

  private RowAnnotation row(ExecutableElement method, String name) {
    return new RowAnnotation(
        name,
        reader.flag(method, Udf.class, "deterministic"),
        reader.flag(method, Udf.class, "returnsNull"));
  }

  private ParameterShape parameter(VariableElement parameter) {
    JavaType type = reader.read(parameter.asType());
    return new ParameterShape(
        type, ElementTypes.has(parameter, AcceptsNull.class), sqlType(parameter));
  }

  private Optional<String> sqlType(Element annotated) {
    return reader.string(annotated, SqlType.class, "value");
  }
}
