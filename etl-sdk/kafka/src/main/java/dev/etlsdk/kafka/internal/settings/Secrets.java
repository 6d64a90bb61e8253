package dev.etlsdk.kafka.internal.settings;

import dev.etlsdk.api.secret.SecretReferences;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.jspecify.annotations.Nullable;

/**
 * The values among a client's properties that may stand in no message, and how to keep them out.
 */
public final class Secrets {

  private static final String HIDDEN = "[hidden]";
  private static final int SHORTEST = 4;

  private final List<String> values;

  private Secrets(List<String> values) {
    this.values = values;
  }

  /** The secrets among these properties. */
  public static Secrets of(Map<String, String> properties) {
    Stream<String> direct =
        properties.entrySet().stream()
            .filter(property -> isSecret(property.getKey()))
            .map(Map.Entry::getValue)
            .filter(value -> !SecretReferences.isReference(value));
    return new Secrets(
        Stream.concat(direct, ReferencedProperties.secrets(properties).stream())
            .filter(value -> value.length() >= SHORTEST)
            .distinct()
            // A part of another one may not be what hides it.
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList());
  }

  /** Whether a property's value is secret: Kafka says so, or nothing is known about it. */
  public static boolean isSecret(String key) {
    ConfigDef.@Nullable ConfigKey known = AdminClientConfig.configDef().configKeys().get(key);
    return key.startsWith(ClientProperties.PLUGIN_PREFIX)
        || key.startsWith("config.providers.")
        || (known != null && known.type == ConfigDef.Type.PASSWORD);
  }

  /** A text without secrets. */
  public String hide(String text) {
    String hidden = text;
    for (String value : values) {
      hidden = hidden.replace(value, HIDDEN);
    }
    return hidden;
  }

  /**
   * An exception that may be the cause of another one: itself, or null if its messages hold a
   * secret.
   */
  @Nullable Throwable causeWithoutSecrets(Throwable cause) {
    for (Throwable each = cause; each != null; each = each.getCause()) {
      String text = String.valueOf(each.getMessage());
      if (!hide(text).equals(text)) {
        return null;
      }
    }
    return cause;
  }
}
