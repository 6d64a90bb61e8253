package dev.etlsdk.udf;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The configuration of a function's class, as given to the pipeline under the class's name.
 * Immutable and thread-safe.
 *
 * <p>Values may be secrets: {@code toString} names the keys only.
 */
public interface UdfConfig {

  /**
   * The value of a key, if it is set. A key that isn't there as it is written is looked for without
   * case, {@code -}, {@code _} and {@code .}: {@code baseRate} is found under {@code base-rate}, as
   * an environment variable has it.
   *
   * @throws IllegalArgumentException if several keys are found so
   */
  Optional<String> get(String key);

  /**
   * The value of a key that has to be there.
   *
   * @throws IllegalArgumentException naming the key, if it is not set
   */
  default String require(String key) {
    return get(key)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the configuration of this function lacks the key '"
                        + key
                        + "'; it has "
                        + asMap().keySet()));
  }

  /** All keys and values. */
  Map<String, String> asMap();

  /** A configuration with these keys and values. */
  static UdfConfig of(Map<String, String> values) {
    Map<String, String> copy = Map.copyOf(values);
    return new UdfConfig() {
      @Override
      public Optional<String> get(String key) {
        return spelling(key, copy.keySet()).map(copy::get);
      }

      @Override
      public Map<String, String> asMap() {
        return copy;
      }

      @Override
      public String toString() {
        return "UdfConfig" + copy.keySet();
      }
    };
  }

  /** The key that is meant by one, among those that there are. */
  private static Optional<String> spelling(String key, Set<String> keys) {
    if (keys.contains(key)) {
      return Optional.of(key);
    }
    String plain = plain(key);
    List<String> alike =
        keys.stream().filter(other -> plain(other).equals(plain)).sorted().toList();
    if (alike.size() > 1) {
      throw new IllegalArgumentException("the key '" + key + "' could be one of " + alike);
    }
    return alike.stream().findFirst();
  }

  private static String plain(String key) {
    return key.toLowerCase(Locale.ROOT).replaceAll("[-_.]", "");
  }
}
