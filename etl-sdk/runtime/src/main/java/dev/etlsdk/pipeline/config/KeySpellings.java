package dev.etlsdk.pipeline.config;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Keys whose last part code of the user's names, such as {@code udf.Rates.baseRate}. An environment
 * variable can't write their capitals, so spellings that differ in case, {@code -}, {@code _} and
 * {@code .} only are one key.
 */
public final class KeySpellings {

  private KeySpellings() {}

  /** A key without what spellings differ in. */
  static String plain(String key) {
    return key.toLowerCase(Locale.ROOT).replaceAll("[-_.]", "");
  }

  /**
   * Those of some keys that are spellings of one.
   *
   * @param prefix what all begin with, as it is written
   */
  public static List<String> of(String key, String prefix, Collection<String> keys) {
    String plain = plain(key.substring(prefix.length()));
    return keys.stream()
        .filter(other -> other.startsWith(prefix))
        .filter(other -> plain(other.substring(prefix.length())).equals(plain))
        .sorted()
        .toList();
  }

  /**
   * Looks whether a configuration says one key in two spellings: which of them counts, nobody could
   * tell.
   *
   * @throws EtlException {@code ETL-CONFIG-0002} naming both and where they stand
   */
  static void check(PipelineConfig config, String prefix) {
    Map<String, String> first = new TreeMap<>();
    for (String key : new TreeSet<>(config.keys())) {
      if (key.startsWith(prefix)) {
        String other = first.putIfAbsent(plain(key.substring(prefix.length())), key);
        if (other != null) {
          throw EtlException.of(
                  EtlError.CONFIG_0002,
                  "'"
                      + other
                      + "' in "
                      + config.origin(other)
                      + " and '"
                      + key
                      + "' in "
                      + config.origin(key)
                      + " are one key, as case and separators don't count in it")
              .fix("keep one of them, or write both alike")
              .build();
        }
      }
    }
  }
}
