package dev.etlsdk.api.substitute;

import java.util.Optional;

/**
 * What stands in for parts that a connector would otherwise make by itself, such as the clients of
 * its broker. A worker has none; a test driver puts a cluster in memory in the place of the real
 * one, so that the pipeline under test stays as it is. Thread-safe.
 */
@FunctionalInterface
public interface Substitutes {

  /** Nothing is substituted. */
  static Substitutes none() {
    return None.NONE;
  }

  /** One part is substituted: {@code part}, wherever {@code type} is looked for. */
  static <P> Substitutes of(Class<P> type, P part) {
    return new One(type, type.cast(part));
  }

  /**
   * The part to use in place of one's own, or empty.
   *
   * @param type how the connector names the part: a type of its own
   */
  <T> Optional<T> find(Class<T> type);
}
