package dev.etlsdk.kafka.annotation;

import dev.etlsdk.api.connector.ConnectorSettings;
import dev.etlsdk.api.connector.TextValues;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.kafka.KafkaStart;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The elements of Kafka's annotations that are texts of a form of their own. */
final class ElementTexts {

  /** What a topic's name is: {@link #TOPIC_FORM}. */
  static final String TOPIC =
      "the name of a topic: at most 249 letters, digits, '.', '_' and '-', not . or ..";

  static final String TOPIC_FORM = "(?!\\.{1,2}$)[A-Za-z0-9._-]{1,249}";

  /** What brokers are: {@link #BROKERS_FORM}. */
  static final String BROKERS = "host:port, several separated by commas";

  private static final String BROKER =
      "\\s*([A-Za-z_]+://)?(\\[[0-9A-Fa-f:.%]+\\]|[A-Za-z0-9._%-]+):\\d{1,5}\\s*";
  static final String BROKERS_FORM = BROKER + "(," + BROKER + ")*";

  /** What offsets to begin at are: {@link #OFFSETS_FORM}. */
  static final String OFFSETS = "offsets such as orders:0=100, orders:1=250";

  private static final String ONE_OFFSET =
      "\\s*([A-Za-z0-9._-]+)\\s*:\\s*(\\d{1,9})\\s*=\\s*(\\d{1,18})\\s*";
  static final String OFFSETS_FORM = ONE_OFFSET + "(," + ONE_OFFSET + ")*";

  /** How a topic is made: {@link #CREATION_FORM}. */
  static final String CREATION = "partitions=4, replication=3 or alike";

  static final String CREATION_FORM =
      "\\s*partitions\\s*=\\s*([1-9]\\d{0,8})\\s*,\\s*replication\\s*=\\s*([1-9]\\d{0,3})\\s*";

  private static final Pattern ONE_OFFSET_PATTERN = Pattern.compile(ONE_OFFSET);
  private static final Pattern CREATION_PATTERN = Pattern.compile(CREATION_FORM);

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
        "earliest, latest, " + TextValues.INSTANT + ", or " + OFFSETS);
  }

  private static Optional<KafkaStart> start(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "earliest" -> Optional.of(KafkaStart.earliest());
      case "latest" -> Optional.of(KafkaStart.latest());
      default ->
          text.indexOf('=') < 0 ? TextValues.instant(text).map(KafkaStart::at) : offsets(text);
    };
  }

  private static Optional<KafkaStart> offsets(String text) {
    KafkaStart.AtOffsets offsets = new KafkaStart.AtOffsets(Map.of());
    for (String one : text.split(",", -1)) {
      Matcher offset = ONE_OFFSET_PATTERN.matcher(one);
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
    return settings.value(element, TextValues::pattern, TextValues.PATTERN);
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
      Creation creation = settings.value("createTopic", ElementTexts::creation, CREATION);
      topic.createTopic(creation.partitions(), creation.replication(), configs);
    } else if (!configs.isEmpty()) {
      throw refused(
          EtlError.KAFKA_0009,
          "createTopicProperties are for a topic that is made, and createTopic is empty",
          "set createTopic to partitions=…, replication=…, or leave the properties out");
    }
  }

  private static Optional<Creation> creation(String text) {
    Matcher creation = CREATION_PATTERN.matcher(text);
    return creation.matches()
        ? Optional.of(
            new Creation(Integer.parseInt(creation.group(1)), Integer.parseInt(creation.group(2))))
        : Optional.empty();
  }

  static EtlException refused(EtlError code, String problem, String fix) {
    return EtlException.of(code, problem).fix(fix).build();
  }
}
