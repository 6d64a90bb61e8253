package dev.etlsdk.testkit.kafka;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The kinds of broker that a test run can use, chosen by the system property {@code
 * etl.testkit.broker}, in lower case.
 *
 * <p>The tests of one run share one broker of the kind.
 */
public enum BrokerKind {
  /**
   * A container where a container engine answers and can run the image, the embedded broker
   * otherwise. The default.
   */
  AUTO,
  /** Apache Kafka within the JVM of the tests. */
  EMBEDDED,
  /**
   * Apache Kafka's own image in a container; an error where no engine answers. {@code
   * etl.testkit.kafka.image} names another.
   */
  CONTAINER,
  /**
   * A broker that runs already, at {@code etl.testkit.bootstrap.servers}. Tests leave their topics
   * on it.
   */
  EXTERNAL;

  /** The system property that names the kind. */
  public static final String PROPERTY = "etl.testkit.broker";

  /** The system property with the address of an external broker. */
  public static final String BOOTSTRAP_SERVERS_PROPERTY = "etl.testkit.bootstrap.servers";

  /** The system property with the image of a broker in a container. */
  public static final String IMAGE_PROPERTY = "etl.testkit.kafka.image";

  /** The kind that the system property says. */
  public static BrokerKind chosen() {
    return parse(System.getProperty(PROPERTY));
  }

  /**
   * Reads the kind from the property.
   *
   * @param value null for a property that is not set
   * @throws EtlException when there is no such kind
   */
  static BrokerKind parse(@Nullable String value) {
    if (value == null || value.isBlank()) {
      return AUTO;
    }
    return Arrays.stream(values())
        .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(value.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                EtlException.of(
                        EtlError.TESTKIT_0003,
                        "the system property " + PROPERTY + " is '" + value + "'")
                    .fix("set it to auto, embedded, container or external")
                    .build());
  }

  /** Starts or finds a broker of this kind; where and of which image, properties say. */
  KafkaBroker open(UnaryOperator<@Nullable String> properties) {
    return switch (this) {
      case EMBEDDED -> EmbeddedKafka.start();
      case CONTAINER -> ContainerKafka.start(properties.apply(IMAGE_PROPERTY));
      case EXTERNAL -> ExternalKafka.connect(properties.apply(BOOTSTRAP_SERVERS_PROPERTY));
      case AUTO ->
          containerIfPossible(properties.apply(IMAGE_PROPERTY)).orElseGet(EmbeddedKafka::start);
    };
  }

  private static Optional<KafkaBroker> containerIfPossible(@Nullable String image) {
    if (!ContainerEngine.answers()) {
      return Optional.empty();
    }
    try {
      return Optional.of(ContainerKafka.start(image));
    } catch (EtlException failure) {
      Logger logger = LoggerFactory.getLogger(BrokerKind.class);
      logger.warn(
          "A container engine answers but cannot run Kafka, so the tests use the embedded broker. "
              + "Set -D{}=embedded to skip the attempt. {}",
          PROPERTY,
          failure.getMessage());
      return Optional.empty();
    }
  }
}
