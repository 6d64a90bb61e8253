package dev.etlsdk.processor.internal.model;

import java.util.stream.Collectors;

/** What happens to rows that fail. */
public sealed interface PolicyModel {

  /**
   * Without a connector.
   *
   * @param settings the element {@code action}
   */
  record Plain(ConnectorModel settings) implements PolicyModel {

    /** What happens, as a configuration says it. */
    public String action() {
      return settings.elements().values().stream()
          .flatMap(element -> element.texts().stream())
          .collect(Collectors.joining(","));
    }
  }

  /**
   * To dead letters.
   *
   * @param connector where to
   */
  record DeadLetters(ConnectorModel connector) implements PolicyModel {}
}
