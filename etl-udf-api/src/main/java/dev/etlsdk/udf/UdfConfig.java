package dev.etlsdk.udf;

import java.util.Map;
import java.util.Optional;

/**
 * The configuration of a function's class, as given to the pipeline under the class's name.
 * Immutable and thread-safe.
 *
 * <p>Values may be secrets: {@code toString} names the keys only.
 */
public interface UdfConfig {

  /** The value of a key, if it is set. */
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
        return Optional.ofNullable(copy.get(key));
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
}
