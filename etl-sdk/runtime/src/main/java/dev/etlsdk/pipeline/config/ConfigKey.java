package dev.etlsdk.pipeline.config;

import java.util.Objects;
import java.util.Optional;

/**
 * A key that a configuration may set. Immutable.
 *
 * @param name the key: kebab case, parts separated by points
 * @param fallback what holds if nothing is said; empty for a key that has to be set. A text that
 *     may be a secret isn't told here
 * @param description what it is, for people; a sentence without its point
 */
public record ConfigKey(String name, Optional<String> fallback, String description) {

  public ConfigKey {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a key has a name");
    }
    Objects.requireNonNull(fallback, "fallback");
    Objects.requireNonNull(description, "description");
  }

  /** A key that has to be set. */
  public static ConfigKey required(String name, String description) {
    return new ConfigKey(name, Optional.empty(), description);
  }

  /** A key with a default. */
  public static ConfigKey of(String name, String fallback, String description) {
    return new ConfigKey(name, Optional.of(fallback), description);
  }
}
