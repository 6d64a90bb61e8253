package dev.etlsdk.kafka.internal.settings;

import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.secret.SecretReferences;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Properties whose values may refer to secrets: as a whole, or in {@code sasl.jaas.config} each
 * value in quotation marks. They keep the references; only the clients get the secrets.
 */
public final class ReferencedProperties {

  private static final String JAAS = "sasl.jaas.config";

  /** Kafka has addresses of files, too: {@code sasl.oauthbearer.token.endpoint.url}. */
  private static final String URL = ".url";

  private static final Pattern QUOTED = Pattern.compile("=\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final SecretReferences SECRETS = SecretReferences.ofProcess();

  private ReferencedProperties() {}

  /** Whether what a property is can't be told from here. */
  static boolean isReference(String key, String value) {
    return SecretReferences.isReference(value) && !isAddress(key, value);
  }

  private static boolean isAddress(String key, String value) {
    return key.endsWith(URL) && value.startsWith("file:");
  }

  /**
   * The properties with their secrets.
   *
   * @throws EtlException {@code ETL-CONFIG-0004} if one isn't there
   */
  static Map<String, String> resolve(Map<String, String> properties) {
    Map<String, String> resolved = new HashMap<>();
    properties.forEach((key, value) -> resolved.put(key, resolve(key, value)));
    return resolved;
  }

  private static String resolve(String key, String value) {
    if (isAddress(key, value)) {
      return value;
    }
    String setting = "the property '" + key + "'";
    if (!key.equals(JAAS) || SecretReferences.isReference(value)) {
      return SECRETS.resolve(setting, value);
    }
    Matcher quoted = QUOTED.matcher(value);
    return quoted.replaceAll(
        found -> {
          String written = found.group(1);
          return Matcher.quoteReplacement(
              SecretReferences.isReference(written)
                  ? "=\"" + escaped(SECRETS.resolve(setting, written)) + "\""
                  : found.group());
        });
  }

  private static String escaped(String secret) {
    return secret.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  /** What may stand in no message, as far as it is there: what properties refer to. */
  static List<String> secrets(Map<String, String> properties) {
    List<String> secrets = new ArrayList<>();
    properties.forEach(
        (key, value) -> {
          try {
            String resolved = resolve(key, value);
            if (!resolved.equals(value)) {
              secrets.add(resolved);
            }
            if (key.equals(JAAS)) {
              addQuoted(resolved, secrets);
            }
          } catch (EtlException missing) {
            // Who makes a client with it is told.
          }
        });
    return secrets;
  }

  /** What a login module gets; a user's name is no secret. */
  private static void addQuoted(String jaas, List<String> secrets) {
    Matcher quoted = QUOTED.matcher(jaas);
    while (quoted.find()) {
      String option = jaas.substring(0, quoted.start()).replaceFirst("(?s).*\\s", "");
      if (!option.equals("username") && !option.equals("clientId") && !option.equals("scope")) {
        secrets.add(quoted.group(1));
        secrets.add(quoted.group(1).replaceAll("\\\\(.)", "$1"));
      }
    }
  }
}
