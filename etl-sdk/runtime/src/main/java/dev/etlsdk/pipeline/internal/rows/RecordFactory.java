package dev.etlsdk.pipeline.internal.rows;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.kernels.RowFailure;
import dev.etlsdk.kernels.typed.ValueReader;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/**
 * Makes records of one class from a row's values: the constructor with a reader before each of its
 * parameters, composed once, so that primitives are passed without a box.
 */
final class RecordFactory {

  /** A method handle has at most 255 parameters, of which its own machinery takes a few. */
  private static final int MOST_SLOTS = 250;

  private final MethodHandle create;

  private RecordFactory(MethodHandle create) {
    this.create = create;
  }

  /**
   * A factory.
   *
   * @param type the record
   * @param readers one for each component
   */
  static RecordFactory of(Class<?> type, List<? extends ValueReader<?>> readers) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    int slots =
        Arrays.stream(types).mapToInt(t -> t == long.class || t == double.class ? 2 : 1).sum();
    if (slots > MOST_SLOTS) {
      throw EtlException.of(
              EtlError.SCHEMA_0001,
              "the record "
                  + type.getName()
                  + " has "
                  + components.length
                  + " components, more than can be read at once")
          .fix("group some of them into records of their own, or use a BatchTransform")
          .build();
    }
    try {
      MethodHandles.Lookup lookup = RecordAccess.lookup(type);
      MethodHandle constructor =
          lookup.findConstructor(type, MethodType.methodType(void.class, types));
      MethodHandle[] filters = new MethodHandle[types.length];
      for (int i = 0; i < types.length; i++) {
        filters[i] = filter(readers.get(i), types[i]);
      }
      MethodHandle filtered = MethodHandles.filterArguments(constructor, 0, filters);
      MethodType ofRow = MethodType.methodType(type, int.class);
      MethodHandle created = MethodHandles.permuteArguments(filtered, ofRow, new int[types.length]);
      return new RecordFactory(created.asType(MethodType.methodType(Record.class, int.class)));
    } catch (ReflectiveOperationException e) {
      throw RecordAccess.failure(type, e);
    }
  }

  /** A reader as a function from the row to a type. */
  private static MethodHandle filter(ValueReader<?> reader, Class<?> type)
      throws ReflectiveOperationException {
    MethodHandles.Lookup own = MethodHandles.lookup();
    if (type.isPrimitive()) {
      return own.findVirtual(reader.getClass(), "get", MethodType.methodType(type, int.class))
          .bindTo(reader);
    }
    MethodHandle read =
        own.findVirtual(ValueReader.class, "read", MethodType.methodType(Object.class, int.class))
            .bindTo(reader);
    return read.asType(MethodType.methodType(type, int.class));
  }

  /**
   * The record of a row.
   *
   * @throws RowFailure if a value can't be read
   * @throws RecordConstructionFailure if the record's constructor throws
   */
  Record create(int row) {
    try {
      return (Record) create.invokeExact(row);
    } catch (RowFailure | RecordConstructionFailure | VirtualMachineError e) {
      throw e;
    } catch (Throwable e) {
      throw new RecordConstructionFailure(e);
    }
  }

  /** What a record's own constructor threw. */
  static final class RecordConstructionFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RecordConstructionFailure(Throwable cause) {
      super(null, cause, false, false);
    }
  }
}
