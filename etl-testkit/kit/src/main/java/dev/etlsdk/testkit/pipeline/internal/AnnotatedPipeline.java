package dev.etlsdk.testkit.pipeline.internal;

import dev.etlsdk.api.annotation.Rows;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.config.PipelineConfig;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.function.Function;

/**
 * An annotated interface, and the class that was generated for it.
 *
 * @param <P> the interface
 */
public final class AnnotatedPipeline<P> {

  private final Class<P> type;
  private final P streams;

  /** The pipeline of an interface. */
  public AnnotatedPipeline(Class<P> type) {
    this.type = type;
    this.streams =
        type.cast(
            Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> new Stream(method)));
  }

  /** What the methods of the interface give here: their stream. */
  private record Stream(Method method) implements Rows<Record> {}

  /** A pipeline of a configuration. */
  public Pipeline create(Map<String, String> config) {
    String name = type.getName().replace('$', '_') + "Pipeline";
    try {
      Method create =
          Class.forName(name, true, type.getClassLoader())
              .getDeclaredMethod("create", PipelineConfig.class);
      create.setAccessible(true);
      return (Pipeline) create.invoke(null, PipelineConfig.of(config));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new IllegalStateException(name + ".create threw", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw EtlException.of(
              EtlError.TESTKIT_0003,
              "the interface " + type.getName() + " has no generated pipeline: " + e)
          .fix("annotate it with @Pipeline, and put etl-processor on the processor path")
          .cause(e)
          .build();
    }
  }

  /** The name of a stream. */
  String stream(Function<? super P, ? extends Rows<?>> method) {
    return method(method).getName();
  }

  /** The record of a stream's rows. */
  @SuppressWarnings("unchecked")
  <R extends Record> Class<R> record(Function<? super P, Rows<R>> method) {
    Type rows = method(method).getGenericReturnType();
    return (Class<R>) ((ParameterizedType) rows).getActualTypeArguments()[0];
  }

  private Method method(Function<? super P, ? extends Rows<?>> method) {
    // Of what type of rows it is, nothing asks: a method reference gives on what it is given.
    if ((Object) method.apply(streams) instanceof Stream stream) {
      return stream.method();
    }
    throw new IllegalArgumentException(
        "a stream is named by a method of "
            + type.getSimpleName()
            + ", as in "
            + type.getSimpleName()
            + "::orders");
  }
}
