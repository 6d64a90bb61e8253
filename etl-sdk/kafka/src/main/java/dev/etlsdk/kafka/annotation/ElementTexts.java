package dev.etlsdk.kafka.annotation;

import dev.etlsdk.api.connector.ConnectorSettings;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.kafka.KafkaStart;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The elements of Kafka's annotations that are texts of a form of their own. */
final class ElementTexts {

  private static final Pattern OFFSET =
      Pattern.compile("\\s*([A-Za-z0-9._-]+)\\s*:\\s*(\\d{1,9})\\s*=\\s*(\\d{1,18})\\s*");
  private static final Pattern CREATION =
      Pattern.compile(
          "\\s*partitions\\s*=\\s*([1-9]\\d{0,8})\\s*,\\s*replication\\s*=\\s*([1-9]\\d{0,3})\\s*");

  /** How a topic is made. */
  @FunctionalInterface
  interface TopicCreation {
    Object createTopic(int partitions, int replication, Map<String, String> configs);
  }

  private record Creation(int partitions, int replication) {}

  private ElementTexts() {}

  /** Where to begin. */
  static KafkaStart start(ConnectorSettings settings) {
    return settings.value(
        "start",
        ElementTexts::start,
        "earliest, latest, a time such as 2026-01-31T12:00:00Z,"
            + " or offsets such as orders:0=100, orders:1=250");
  }

  private static Optional<KafkaStart> start(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "earliest" -> Optional.of(KafkaStart.earliest());
      case "latest" -> Optional.of(KafkaStart.latest());
      default -> text.indexOf('=') < 0 ? time(text) : offsets(text);
    };
  }

  private static Optional<KafkaStart> time(String text) {
    try {
      return Optional.of(KafkaStart.at(Instant.parse(text.strip())));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<KafkaStart> offsets(String text) {
    KafkaStart.AtOffsets offsets = new KafkaStart.AtOffsets(Map.of());
    for (String one : text.split(",", -1)) {
      Matcher offset = OFFSET.matcher(one);
      if (!offset.matches()) {
        return Optional.empty();
      }
      offsets =
          offsets.and(
              offset.group(1), Integer.parseInt(offset.group(2)), Long.parseLong(offset.group(3)));
    }
    return Optional.of(offsets);
  }

  /** A regular expression that topics match. */
  static Pattern pattern(ConnectorSettings settings, String element) {
    return settings.value(
        element,
        text -> {
          try {
            return Optional.of(Pattern.compile(text));
          } catch (PatternSyntaxException e) {
            return Optional.empty();
          }
        },
        "a regular expression");
  }

  /** A time that is more than nothing. */
  static Duration limit(ConnectorSettings settings, String element) {
    Duration limit = settings.duration(element);
    if (limit.isNegative() || limit.isZero()) {
      throw refused(EtlError.CONFIG_0002, element + " isn't more than zero", "raise it");
    }
    return limit;
  }

  /** Has a topic be made, if the annotation asks for it. */
  static void createTopic(ConnectorSettings settings, TopicCreation topic) {
    Map<String, String> configs = settings.properties("createTopicProperties");
    if (settings.given("createTopic").isPresent()) {
      Creation creation =
          settings.value(
              "createTopic", ElementTexts::creation, "partitions=4, replication=3 or alike");
      topic.createTopic(creation.partitions(), creation.replication(), configs);
    } else if (!configs.isEmpty()) {
      throw refused(
          EtlError.KAFKA_0009,
          "createTopicProperties are for a topic that is made, and createTopic is empty",
          "set createTopic to partitions=…, replication=…, or leave the properties out");
    }
  }

  private static Optional<Creation> creation(String text) {
    Matcher creation = CREATION.matcher(text);
    return creation.matches()
        ? Optional.of(
            new Creation(Integer.parseInt(creation.group(1)), Integer.parseInt(creation.group(2))))
        : Optional.empty();
  }

  static EtlException refused(EtlError code, String problem, String fix) {
    return EtlException.of(code, problem).fix(fix).build();
  }
}
