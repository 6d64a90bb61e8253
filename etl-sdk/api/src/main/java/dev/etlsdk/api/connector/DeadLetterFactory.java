package dev.etlsdk.api.connector;

import dev.etlsdk.api.sink.DeadLetterSink;

/**
 * Makes the dead-letter sink of an annotation. Public, with a public constructor that takes
 * nothing.
 */
public interface DeadLetterFactory {

  /**
   * The sink. Connects nowhere.
   *
   * @param settings the annotation's values after the configuration was applied
   * @throws dev.etlsdk.api.error.EtlException if a value isn't valid
   */
  DeadLetterSink deadLetters(ConnectorSettings settings);
}
