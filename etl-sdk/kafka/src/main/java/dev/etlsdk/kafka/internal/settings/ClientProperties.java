package dev.etlsdk.kafka.internal.settings;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.NearestNames;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;

/** What the user's Kafka properties may hold, and how they reach the clients. */
public final class ClientProperties {

  /**
   * Properties under this prefix reach plug-ins of the client, without the prefix and unchecked.
   */
  public static final String PLUGIN_PREFIX = "plugin.";

  private static final String CONFIG_PROVIDERS_PREFIX = "config.providers.";

  private ClientProperties() {}

  /** Which of Kafka's clients reads the properties. */
  public enum Role {
    /** Of a source. */
    CONSUMER("consumers", "source"),
    /** Of a sink. */
    PRODUCER("producers", "sink");

    private final String clients;
    private final String owner;

    Role(String clients, String owner) {
      this.clients = clients;
      this.owner = owner;
    }

    private Role other() {
      return this == CONSUMER ? PRODUCER : CONSUMER;
    }

    private Set<String> names() {
      return this == CONSUMER ? ConsumerConfig.configNames() : ProducerConfig.configNames();
    }

    private ConfigDef definition() {
      return this == CONSUMER ? ConsumerConfig.configDef() : ProducerConfig.configDef();
    }
  }

  /** Notes every property that is refused, unknown, or has a value that the client can't read. */
  public static void check(Role role, Map<String, String> given, Problems problems) {
    Map<String, String> readable = new HashMap<>();
    new TreeMap<>(given)
        .forEach(
            (key, value) -> {
              if (addHidden(role, key, value, problems) || isFree(key)) {
                return;
              }
              if (!role.names().contains(key)) {
                addUnknown(role, key, problems);
              } else if (!addRefused(role, key, value, problems)
                  && !value.contains("${")
                  && !ReferencedProperties.isReference(key, value)) {
                readable.put(key, value);
              }
            });
    checkValues(role, readable, problems);
  }

  /**
   * Notes one of the client's own properties under the prefix for plug-ins, where nothing would
   * check it.
   */
  private static boolean addHidden(Role role, String key, String value, Problems problems) {
    if (!key.startsWith(PLUGIN_PREFIX)) {
      return false;
    }
    String own = key.substring(PLUGIN_PREFIX.length());
    if (!role.names().contains(own)) {
      return false;
    }
    if (!addRefused(role, own, value, problems)) {
      problems.add(
          EtlError.CONFIG_0001,
          "the property '" + own + "' is Kafka's own, and not a plug-in's as '" + key + "' says",
          "write it as '" + own + "'");
    }
    return true;
  }

  /** Whether a property is passed on without being known. */
  private static boolean isFree(String key) {
    return key.startsWith(PLUGIN_PREFIX) || key.startsWith(CONFIG_PROVIDERS_PREFIX);
  }

  private static void addUnknown(Role role, String key, Problems problems) {
    String fix;
    if (role.other().names().contains(key)) {
      fix = "it is a property of " + role.other().clients + ": set it on the " + role.other().owner;
    } else {
      String question = NearestNames.question(key, role.names());
      fix =
          (question.isEmpty() ? "" : question + " ")
              + "A property of a plug-in of the client, such as a metrics reporter, is passed on as '"
              + PLUGIN_PREFIX
              + key
              + "'";
    }
    problems.add(
        EtlError.CONFIG_0001, "Kafka's " + role.clients + " have no property '" + key + "'", fix);
  }

  private static boolean addRefused(Role role, String key, String value, Problems problems) {
    return RefusedProperties.find(role, key, value)
        .map(
            refusal -> {
              problems.add(
                  EtlError.KAFKA_0003,
                  "the property '" + key + "' is refused: " + refusal.reason(),
                  refusal.instead());
              return true;
            })
        .orElse(false);
  }

  private static void checkValues(Role role, Map<String, String> readable, Problems problems) {
    for (ConfigValue checked : role.definition().validate(readable)) {
      if (readable.containsKey(checked.name()) && !checked.errorMessages().isEmpty()) {
        boolean secret = Secrets.isSecret(checked.name());
        problems.add(
            EtlError.CONFIG_0002,
            "the property '"
                + checked.name()
                + "' can't be read"
                + (secret ? "" : ": " + reason(checked)),
            "see Kafka's documentation of the "
                + role.clients.replaceAll("s$", "")
                + "'s properties");
      }
    }
  }

  /** Without the value: a secret may stand at the wrong property. */
  private static String reason(ConfigValue checked) {
    String end = " for configuration " + checked.name();
    String text = checked.errorMessages().get(0);
    int behind = text.lastIndexOf(end);
    return behind < 0 ? text : text.substring(behind + end.length()).replaceFirst("^: ", "");
  }

  /**
   * Properties for a client: defaults, over them the user's with their secrets, over them what has
   * to be.
   *
   * @throws dev.etlsdk.api.error.EtlException if a secret, or a file that they name, isn't there
   */
  public static Map<String, Object> merge(
      Map<String, ?> defaults, Map<String, String> given, Map<String, ?> fixed) {
    Map<String, Object> merged = new HashMap<>(defaults);
    ReferencedProperties.resolve(given)
        .forEach(
            (key, value) ->
                merged.put(
                    key.startsWith(PLUGIN_PREFIX) ? key.substring(PLUGIN_PREFIX.length()) : key,
                    value));
    merged.putAll(fixed);
    LoginFailures.checkFiles(merged);
    return merged;
  }

  /** Of the user's properties those that an admin client has too: how to connect and who one is. */
  public static Map<String, String> forAdmin(Map<String, String> given) {
    Map<String, String> shared = new HashMap<>();
    given.forEach(
        (key, value) -> {
          if (isFree(key) || AdminClientConfig.configNames().contains(key)) {
            shared.put(key, value);
          }
        });
    return shared;
  }
}
