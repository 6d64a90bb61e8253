package dev.etlsdk.processor.internal.model;

/** What happens to rows that fail. */
public sealed interface PolicyModel {

  /**
   * Without a connector.
   *
   * @param skip whether the row is left out; else the pipeline stops
   */
  record Plain(boolean skip) implements PolicyModel {}

  /**
   * To dead letters.
   *
   * @param connector where to
   */
  record DeadLetters(ConnectorModel connector) implements PolicyModel {}
}
