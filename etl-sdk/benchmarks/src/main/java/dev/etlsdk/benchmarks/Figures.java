package dev.etlsdk.benchmarks;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a benchmark measured: named values in the order in which they were added. Immutable.
 *
 * @param values the values as they are printed, without white space so that a line of them can be
 *     split
 */
public record Figures(Map<String, String> values) {

  /** Checks the keys and values and copies them. */
  public Figures {
    values.forEach(
        (key, value) -> {
          if (key.isEmpty() || value.isEmpty() || (key + value).matches(".*[\\s=].*")) {
            throw new IllegalArgumentException(
                "A figure is key=value without white space or another '=', not ["
                    + key
                    + "="
                    + value
                    + "]");
          }
        });
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** No figure yet. */
  public static Figures none() {
    return new Figures(Map.of());
  }

  /** These figures and a whole number. */
  public Figures with(String key, long value) {
    return with(key, Long.toString(value));
  }

  /** These figures and a number rounded to two decimals, with a point whatever the locale. */
  public Figures with(String key, double value) {
    return with(key, String.format(Locale.ROOT, "%.2f", value));
  }

  private Figures with(String key, String value) {
    Map<String, String> all = new LinkedHashMap<>(values);
    if (all.put(key, value) != null) {
      throw new IllegalArgumentException("The figure " + key + " is given twice");
    }
    return new Figures(all);
  }

  /** {@code key=value key=value}. */
  @Override
  public String toString() {
    return values.entrySet().stream()
        .map(figure -> figure.getKey() + "=" + figure.getValue())
        .collect(Collectors.joining(" "));
  }
}
