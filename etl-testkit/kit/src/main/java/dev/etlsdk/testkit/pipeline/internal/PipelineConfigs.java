package dev.etlsdk.testkit.pipeline.internal;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import java.util.LinkedHashMap;

/** Configuration of an annotated pipeline as tests write it. */
public final class PipelineConfigs {

  private PipelineConfigs() {}

  /**
   * Reads entries.
   *
   * @param entries each {@code key=value}
   * @throws EtlException {@code ETL-TESTKIT-0003} for one that isn't
   */
  public static LinkedHashMap<String, String> parse(String... entries) {
    LinkedHashMap<String, String> config = new LinkedHashMap<>();
    for (String entry : entries) {
      int equals = entry.indexOf('=');
      if (equals < 1) {
        throw EtlException.of(EtlError.TESTKIT_0003, "the config '" + entry + "' has no key")
            .fix("write key=value")
            .build();
      }
      config.put(entry.substring(0, equals).strip(), entry.substring(equals + 1).strip());
    }
    return config;
  }
}
