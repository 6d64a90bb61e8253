package dev.etlsdk.worker.internal;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.error.NearestNames;
import dev.etlsdk.pipeline.config.KeySpellings;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Finds keys among environment variables. The variable of a key is {@code ETL_}, then the key in
 * upper case with {@code __} for each point and {@code _} for each {@code -}. As the way back isn't
 * unique ({@code _}, case), variables are looked for by the keys that are known. Behind a prefix
 * below which code of the user's names keys, that is a key of files or the command line in any
 * spelling.
 */
final class EnvironmentKeys {

  static final String PREFIX = "ETL_";

  /** What Kubernetes makes of the names of services. */
  private static final Pattern OF_SERVICES =
      Pattern.compile(".*_(SERVICE_HOST|SERVICE_PORT(_.*)?|PORT(_\\d+_.*)?)");

  private final Map<String, String> keyOfVariable = new TreeMap<>();
  private final Map<String, String> clashes = new TreeMap<>();
  private final Map<String, String> prefixOfVariable = new TreeMap<>();
  private final Collection<String> said;

  /**
   * What a variable says.
   *
   * @param variable its name
   */
  record Said(String key, String value, String variable) {}

  /**
   * The variables of keys.
   *
   * @param said keys of files and the command line, whose spelling a variable takes over
   */
  EnvironmentKeys(
      Collection<String> keys, Collection<String> openPrefixes, Collection<String> said) {
    this.said = said;
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

  /** What the variables say; what isn't clear is noted. */
  Collection<Said> read(Map<String, String> environment, Mistakes mistakes) {
    Map<String, Said> values = new LinkedHashMap<>();
    new TreeMap<>(environment)
        .forEach(
            (variable, value) -> {
              if (clashes.containsKey(variable)) {
                mistakes.add(ambiguous(variable, clashes.get(variable)));
              } else if (keyOfVariable.containsKey(variable)) {
                String key = keyOfVariable.get(variable);
                values.put(key, new Said(key, value, variable));
              } else if (variable.startsWith(PREFIX) && variable.contains("__")) {
                open(variable, value, values, mistakes);
              } else if (variable.startsWith(PREFIX) && !OF_SERVICES.matcher(variable).matches()) {
                warnOfNear(variable, mistakes);
              }
            });
    return values.values();
  }

  /** A property of a client or of a function: what stands behind the prefix is its name. */
  private void open(String variable, String value, Map<String, Said> values, Mistakes mistakes) {
    for (Map.Entry<String, String> prefix : prefixOfVariable.entrySet()) {
      if (variable.startsWith(prefix.getKey()) && variable.length() > prefix.getKey().length()) {
        String rest = variable.substring(prefix.getKey().length());
        String name = rest.toLowerCase(Locale.ROOT).replace("__", ".").replace('_', '-');
        String key = prefix.getValue() + name;
        List<String> spellings = KeySpellings.of(key, prefix.getValue(), said);
        if (spellings.size() > 1 && !spellings.contains(key)) {
          mistakes.add(ambiguous(variable, "'" + String.join("' and '", spellings) + "'"));
          return;
        }
        String meant = spellings.isEmpty() || spellings.contains(key) ? key : spellings.get(0);
        Said other = values.putIfAbsent(meant, new Said(meant, value, variable));
        if (other != null) {
          mistakes.add(twice(variable, other.variable(), meant));
        }
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

  private static EtlException twice(String variable, String other, String key) {
    return EtlException.of(
            EtlError.CONFIG_0001,
            "the environment variables " + other + " and " + variable + " both say '" + key + "'")
        .fix("keep one of them")
        .build();
  }

  private static EtlException ambiguous(String variable, String keys) {
    return EtlException.of(
            EtlError.CONFIG_0001, "the environment variable " + variable + " could be " + keys)
        .fix("set these in a file or on the command line")
        .build();
  }
}
