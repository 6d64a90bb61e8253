package dev.etlsdk.pipeline.internal;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.pipeline.TransformCode;
import dev.etlsdk.udf.UdfConfig;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.function.Supplier;

/** Makes the instances of transforms, one for each task where the code is a class. */
final class TransformInstances {

  private TransformInstances() {}

  /**
   * A factory of instances.
   *
   * @throws EtlException {@link EtlError#TRANSFORM_0004} if the class can't have instances
   */
  static <T> Supplier<T> of(TransformCode code, Class<T> form) {
    if (code instanceof TransformCode.Instance instance) {
      T shared = form.cast(instance.transform());
      return () -> shared;
    }
    TransformCode.Configured configured = (TransformCode.Configured) code;
    Class<? extends T> type = checked(configured, form);
    Constructor<?> constructor = constructor(type);
    if (constructor.getParameterCount() == 0 && !configured.config().isEmpty()) {
      throw refused(
          type,
          "has a configuration, but no constructor that takes one",
          "add a public constructor with one parameter of type " + UdfConfig.class.getName());
    }
    return () -> form.cast(create(constructor, configured));
  }

  private static <T> Class<? extends T> checked(
      TransformCode.Configured configured, Class<T> form) {
    Class<?> type = configured.type();
    if (!form.isAssignableFrom(type)) {
      throw refused(type, "is no " + form.getSimpleName(), "implement " + form.getName());
    }
    int modifiers = type.getModifiers();
    boolean inner = type.isMemberClass() && !Modifier.isStatic(modifiers);
    if (!Modifier.isPublic(modifiers) || Modifier.isAbstract(modifiers) || inner) {
      throw refused(
          type,
          "is abstract, inner or not public",
          "make it a public class, static if it is nested");
    }
    return type.asSubclass(form);
  }

  private static Constructor<?> constructor(Class<?> type) {
    return Arrays.stream(type.getConstructors())
        .filter(candidate -> Arrays.equals(candidate.getParameterTypes(), CONFIGURED))
        .findFirst()
        .or(
            () ->
                Arrays.stream(type.getConstructors())
                    .filter(candidate -> candidate.getParameterCount() == 0)
                    .findFirst())
        .orElseThrow(
            () ->
                refused(
                    type,
                    "has no public constructor that takes a UdfConfig or nothing",
                    "add one, or give an instance instead of the class"));
  }

  private static final Class<?>[] CONFIGURED = {UdfConfig.class};

  private static Object create(Constructor<?> constructor, TransformCode.Configured configured) {
    Class<?> type = constructor.getDeclaringClass();
    try {
      return constructor.getParameterCount() == 0
          ? constructor.newInstance()
          : constructor.newInstance(UdfConfig.of(configured.config()));
    } catch (InvocationTargetException e) {
      throw failed(type, e.getTargetException());
    } catch (ReflectiveOperationException e) {
      throw failed(type, e);
    }
  }

  private static EtlException failed(Class<?> type, Throwable cause) {
    return EtlException.of(
            EtlError.TRANSFORM_0004, "the constructor of " + type.getName() + " failed: " + cause)
        .fix("correct the configuration or the constructor; the cause is attached")
        .cause(cause)
        .build();
  }

  private static EtlException refused(Class<?> type, String problem, String fix) {
    return EtlException.of(EtlError.TRANSFORM_0004, "the class " + type.getName() + " " + problem)
        .fix(fix)
        .build();
  }
}
