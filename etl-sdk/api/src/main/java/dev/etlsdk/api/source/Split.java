package dev.etlsdk.api.source;

import java.util.Map;

/**
 * A part of a source that one reader reads in order: a partition, a file, a range of keys.
 * Serialisable by nature.
 *
 * @param id unique within the source and stable over restarts
 * @param properties what the reader needs to find it; no secrets
 */
public record Split(String id, Map<String, String> properties) {

  public Split {
    properties = Map.copyOf(properties);
  }

  /** A split that is described by its id alone. */
  public static Split of(String id) {
    return new Split(id, Map.of());
  }
}
