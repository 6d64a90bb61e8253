package dev.etlsdk.testkit.pipeline;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.testkit.kafka.BrokerKind;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaBrokerExtension;
import dev.etlsdk.testkit.pipeline.internal.AnnotatedPipeline;
import dev.etlsdk.testkit.pipeline.internal.BrokerEngine;
import dev.etlsdk.testkit.pipeline.internal.DriverEngine;
import dev.etlsdk.testkit.pipeline.internal.Engine;
import dev.etlsdk.testkit.pipeline.internal.PipelineConfigs;
import dev.etlsdk.testkit.pipeline.internal.RunningFixture;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Makes the fixtures that tests of a {@link PipelineTest} ask for. */
public final class PipelineExtension implements ParameterResolver {

  /** The system property, or parameter of JUnit, that says what pipelines run on. */
  public static final String PROPERTY = "etl.testkit.pipeline";

  private static final List<String> PLACES =
      List.of("driver", "broker", "auto", "embedded", "container", "external");

  private static final Namespace NAMESPACE = Namespace.create(PipelineExtension.class);

  /** Made by JUnit. */
  public PipelineExtension() {}

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == PipelineFixture.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = pipelineType(parameter.getParameter().getParameterizedType());
    PipelineTest settings = settings(context);
    // The store closes it after the test.
    return context
        .getStore(NAMESPACE)
        .computeIfAbsent(type, key -> fixture(type, settings, context), RunningFixture.class);
  }

  private static Class<?> pipelineType(Type parameter) {
    if (parameter instanceof ParameterizedType generic
        && generic.getActualTypeArguments()[0] instanceof Class<?> type) {
      return type;
    }
    throw EtlException.of(
            EtlError.TESTKIT_0003, "a parameter of the test is a PipelineFixture of nothing")
        .fix("name the pipeline's interface, as in PipelineFixture<EvenSums>")
        .build();
  }

  private static PipelineTest settings(ExtensionContext context) {
    for (Class<?> type = context.getRequiredTestClass();
        type != null;
        type = type.getEnclosingClass()) {
      PipelineTest settings = type.getAnnotation(PipelineTest.class);
      if (settings != null) {
        return settings;
      }
    }
    throw new IllegalStateException("the extension runs without its annotation");
  }

  private static RunningFixture<?> fixture(
      Class<?> type, PipelineTest settings, ExtensionContext context) {
    Map<String, String> config = PipelineConfigs.parse(settings.config());
    AnnotatedPipeline<?> pipeline = new AnnotatedPipeline<>(type);
    return new RunningFixture<>(
        pipeline, engine(place(context), pipeline, config, settings.partitions(), context));
  }

  private static Engine engine(
      String place,
      AnnotatedPipeline<?> pipeline,
      Map<String, String> config,
      int partitions,
      ExtensionContext context) {
    if (place.equals("driver")) {
      return DriverEngine.open(pipeline, config, partitions);
    }
    BrokerKind kind =
        place.equals("broker")
            ? BrokerKind.chosen()
            : BrokerKind.valueOf(place.toUpperCase(Locale.ROOT));
    KafkaBroker broker = KafkaBrokerExtension.sharedBroker(context, kind);
    return BrokerEngine.open(pipeline, config, broker, partitions, kind == BrokerKind.EXTERNAL);
  }

  private static String place(ExtensionContext context) {
    // JUnit's own parameters come first, and include the JVM's system properties.
    String value =
        context
            .getConfigurationParameter(PROPERTY)
            .map(text -> text.strip().toLowerCase(Locale.ROOT))
            .orElse("driver");
    if (PLACES.contains(value)) {
      return value;
    }
    throw EtlException.of(EtlError.TESTKIT_0003, "the property " + PROPERTY + " is '" + value + "'")
        .fix("set it to one of " + PLACES)
        .build();
  }
}
