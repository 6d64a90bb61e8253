package dev.etlsdk.api.connector;

import dev.etlsdk.api.sink.Sink;

/** Makes the sink of an annotation. Public, with a public constructor that takes nothing. */
public interface SinkFactory {

  /**
   * The sink. Connects nowhere.
   *
   * @param settings the annotation's values after the configuration was applied
   * @throws dev.etlsdk.api.error.EtlException if a value isn't valid
   */
  Sink sink(ConnectorSettings settings);
}
