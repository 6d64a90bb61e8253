package dev.etlsdk.api.connector;

import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.source.Source;

/** Makes the source of an annotation. Public, with a public constructor that takes nothing. */
public interface SourceFactory {

  /**
   * The source. Connects nowhere.
   *
   * @param settings the annotation's values after the configuration was applied
   * @param rows the columns of the stream
   * @throws dev.etlsdk.api.error.EtlException if a value isn't valid
   */
  Source source(ConnectorSettings settings, Schema rows);
}
