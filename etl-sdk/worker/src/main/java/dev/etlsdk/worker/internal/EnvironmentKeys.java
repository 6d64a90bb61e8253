package dev.etlsdk.worker.internal;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.error.NearestNames;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Finds keys among environment variables. The variable of a key is {@code ETL_}, then the key in
 * upper case with {@code __} for each point and {@code _} for each {@code -}. As the way back isn't
 * unique ({@code _}, case), variables are looked for by the keys that are known.
 */
final class EnvironmentKeys {

  static final String PREFIX = "ETL_";

  /** What Kubernetes makes of the names of services. */
  private static final Pattern OF_SERVICES =
      Pattern.compile(".*_(SERVICE_HOST|SERVICE_PORT(_.*)?|PORT(_\\d+_.*)?)");

  private final Map<String, String> keyOfVariable = new TreeMap<>();
  private final Map<String, String> clashes = new TreeMap<>();
  private final Map<String, String> prefixOfVariable = new TreeMap<>();

  EnvironmentKeys(Collection<String> keys, Collection<String> openPrefixes) {
    for (String key : keys) {
      String other = keyOfVariable.putIfAbsent(variable(key), key);
      if (other != null) {
        clashes.put(variable(key), "'" + other + "' and '" + key + "'");
      }
    }
    openPrefixes.forEach(prefix -> prefixOfVariable.put(variable(prefix), prefix));
  }

  /** The variable of a key. */
  static String variable(String key) {
    return PREFIX + key.toUpperCase(Locale.ROOT).replace(".", "__").replace('-', '_');
  }

  /** The values by key; what isn't clear is noted. */
  Map<String, String> read(Map<String, String> environment, Mistakes mistakes) {
    Map<String, String> values = new LinkedHashMap<>();
    new TreeMap<>(environment)
        .forEach(
            (variable, value) -> {
              if (clashes.containsKey(variable)) {
                mistakes.add(ambiguous(variable));
              } else if (keyOfVariable.containsKey(variable)) {
                values.put(keyOfVariable.get(variable), value);
              } else if (variable.startsWith(PREFIX) && variable.contains("__")) {
                open(variable, value, values, mistakes);
              } else if (variable.startsWith(PREFIX) && !OF_SERVICES.matcher(variable).matches()) {
                warnOfNear(variable, mistakes);
              }
            });
    return values;
  }

  /** A property of a client: what stands behind the prefix is its name. */
  private void open(String variable, String value, Map<String, String> values, Mistakes mistakes) {
    for (Map.Entry<String, String> prefix : prefixOfVariable.entrySet()) {
      if (variable.startsWith(prefix.getKey()) && variable.length() > prefix.getKey().length()) {
        String rest = variable.substring(prefix.getKey().length());
        String name = rest.toLowerCase(Locale.ROOT).replace("__", ".").replace('_', '-');
        values.put(prefix.getValue() + name, value);
        return;
      }
    }
    String question = NearestNames.question(variable, keyOfVariable.keySet());
    mistakes.add(
        EtlException.of(
                EtlError.CONFIG_0001, "the environment variable " + variable + " is no key's")
            .fix(question.isEmpty() ? "--help lists all keys" : question)
            .build());
  }

  /** Others may have variables that begin the same way, so that this is no error. */
  private void warnOfNear(String variable, Mistakes mistakes) {
    String question = NearestNames.question(variable, keyOfVariable.keySet());
    if (!question.isEmpty()) {
      mistakes.warn(
          EtlException.of(
                  EtlError.CONFIG_0001,
                  "the environment variable " + variable + " is no key's, and without effect")
              .fix(question)
              .build());
    }
  }

  private EtlException ambiguous(String variable) {
    return EtlException.of(
            EtlError.CONFIG_0001,
            "the environment variable " + variable + " could be " + clashes.get(variable))
        .fix("set these in a file or on the command line")
        .build();
  }
}
