package dev.etlsdk.codegen.model;

import dev.etlsdk.api.schema.javatype.ReflectedTypes;
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
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the functions of a loaded class; makes no instance and runs no initialiser. */
public final class ReflectionUdfReader {

  private ReflectionUdfReader() {}

  /**
   * The functions that a class itself declares.
   *
   * @throws LinkageError if the class refers to classes that aren't there
   */
  public static UdfReading read(Class<?> type) {
    return UdfRules.check(shape(type));
  }

  private static ClassShape shape(Class<?> type) {
    List<MethodShape> methods = new ArrayList<>();
    for (Method method : type.getDeclaredMethods()) {
      if (!method.isSynthetic() && isFunction(method)) {
        methods.add(method(method));
      }
    }
    UdfClasses further = type.getAnnotation(UdfClasses.class);
    return new ClassShape(
        type.getName(),
        ReflectedTypes.sourceName(type),
        Modifier.isPublic(type.getModifiers()),
        !Modifier.isAbstract(type.getModifiers())
            && (type.getEnclosingClass() == null || Modifier.isStatic(type.getModifiers())),
        UdfLifecycle.class.isAssignableFrom(type),
        constructors(type),
        methods,
        further == null ? List.of() : Arrays.stream(further.value()).map(Class::getName).toList());
  }

  private static boolean isFunction(Method method) {
    return method.isAnnotationPresent(Udf.class) || method.isAnnotationPresent(VectorUdf.class);
  }

  /** The method of a model that was read from this class. */
  static Method method(Class<?> type, UdfModel model) throws NoSuchMethodException {
    for (Method method : type.getDeclaredMethods()) {
      if (!method.isSynthetic()
          && method.getName().equals(model.method())
          && isFunction(method)
          && hasParameters(method, model)) {
        return method;
      }
    }
    throw new NoSuchMethodException(model.javaSignature());
  }

  private static boolean hasParameters(Method method, UdfModel model) {
    Class<?>[] types = method.getParameterTypes();
    int arguments = model.form() == UdfModel.Form.ROW ? types.length : types.length - 2;
    if (arguments != model.parameters().size()) {
      return false;
    }
    for (int i = 0; i < arguments; i++) {
      if (!ReflectedTypes.sourceName(types[i]).equals(model.parameters().get(i).javaType())) {
        return false;
      }
    }
    return true;
  }

  private static List<List<String>> constructors(Class<?> type) {
    List<List<String>> constructors = new ArrayList<>();
    for (Constructor<?> constructor : type.getConstructors()) {
      constructors.add(
          Arrays.stream(constructor.getParameterTypes()).map(ReflectedTypes::sourceName).toList());
    }
    return constructors;
  }

  private static MethodShape method(Method method) {
    Udf row = method.getAnnotation(Udf.class);
    VectorUdf vector = method.getAnnotation(VectorUdf.class);
    int modifiers = method.getModifiers();
    return new MethodShape(
        method.getName(),
        new Modifiers(
            Modifier.isPublic(modifiers),
            Modifier.isStatic(modifiers),
            Modifier.isAbstract(modifiers),
            method.getTypeParameters().length > 0,
            throwsErrors(method)),
        Optional.ofNullable(row)
            .map(a -> new RowAnnotation(a.value(), a.deterministic(), a.returnsNull())),
        Optional.ofNullable(vector).map(a -> new VectorAnnotation(a.value(), a.deterministic())),
        sqlType(method.getAnnotation(SqlType.class)),
        ReflectedTypes.read(method.getAnnotatedReturnType()),
        parameters(method));
  }

  private static boolean throwsErrors(Method method) {
    return Arrays.stream(method.getExceptionTypes())
        .anyMatch(
            type -> !Exception.class.isAssignableFrom(type) && !Error.class.isAssignableFrom(type));
  }

  private static List<ParameterShape> parameters(Method method) {
    Parameter[] parameters = method.getParameters();
    AnnotatedType[] types = method.getAnnotatedParameterTypes();
    List<ParameterShape> shapes = new ArrayList<>();
    for (int i = 0; i < parameters.length; i++) {
      shapes.add(
          new ParameterShape(
              ReflectedTypes.read(types[i]),
              parameters[i].isAnnotationPresent(AcceptsNull.class),
              sqlType(parameters[i].getAnnotation(SqlType.class))));
    }
    return shapes;
  }

  private static Optional<String> sqlType(@Nullable SqlType annotation) {
    return Optional.ofNullable(annotation).map(SqlType::value);
  }
}
