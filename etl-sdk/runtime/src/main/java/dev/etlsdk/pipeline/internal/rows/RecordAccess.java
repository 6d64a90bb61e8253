package dev.etlsdk.pipeline.internal.rows;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;

/** Access to records that needn't be public. */
final class RecordAccess {

  private RecordAccess() {}

  static MethodHandles.Lookup lookup(Class<?> type) throws IllegalAccessException {
    RecordAccess.class.getModule().addReads(type.getModule());
    return MethodHandles.privateLookupIn(type, MethodHandles.lookup());
  }

  /**
   * The accessor of a component as a function, without reflection per call.
   *
   * @param function a functional interface over Object, such as {@code ToLongFunction}
   * @param method the name of its method
   * @param result what its method returns; what the component is may be widened to it
   */
  static <F> F accessor(
      RecordComponent component, Class<F> function, String method, Class<?> result) {
    Class<?> type = component.getDeclaringRecord();
    try {
      MethodHandles.Lookup lookup = lookup(type);
      MethodHandle accessor = lookup.unreflect(component.getAccessor());
      if (!lookup.hasFullPrivilegeAccess()) {
        // The record is in another module, as every class loader has one: a slower way.
        return MethodHandleProxies.asInterfaceInstance(function, accessor);
      }
      MethodHandle factory =
          LambdaMetafactory.metafactory(
                  lookup,
                  method,
                  MethodType.methodType(function),
                  MethodType.methodType(result, Object.class),
                  accessor,
                  MethodType.methodType(result, type))
              .getTarget();
      return function.cast(factory.invoke());
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Throwable e) {
      throw failure(type, e);
    }
  }

  static EtlException failure(Class<?> type, Throwable cause) {
    Module module = type.getModule();
    return EtlException.of(
            EtlError.SCHEMA_0001, "the record " + type.getName() + " can't be reached: " + cause)
        .fix(
            module.isNamed()
                ? "open its package in module-info.java: opens " + type.getPackageName() + ";"
                : "report this, with the record's source")
        .cause(cause)
        .build();
  }
}
