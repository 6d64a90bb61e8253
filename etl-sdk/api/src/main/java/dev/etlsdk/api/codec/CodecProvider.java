package dev.etlsdk.api.codec;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import java.util.Map;
import java.util.Set;

/**
 * Makes a format known under a name, so that it can stand in annotations and configurations; found
 * through {@link java.util.ServiceLoader}. Public, with a public constructor that takes nothing.
 */
public interface CodecProvider {

  /** The format's name, in lower case: {@code json}. */
  String name();

  /** The format with its default options. */
  Codec codec();

  /**
   * The names of the format's options in annotations and configurations, in lower case with
   * hyphens: {@code unknown-fields}. None by default.
   */
  default Set<String> options() {
    return Set.of();
  }

  /**
   * The format with options; those that aren't named have their defaults.
   *
   * @param options values by the names of {@link #options}
   * @throws EtlException {@code ETL-CONFIG-0002} naming the option and what it can be, without the
   *     value, if a value isn't valid; {@code ETL-CONFIG-0001} for an option that isn't there
   */
  default Codec codec(Map<String, String> options) {
    if (options.isEmpty()) {
      return codec();
    }
    throw EtlException.of(
            EtlError.CONFIG_0001, "the format " + name() + " has no options " + options.keySet())
        .fix("leave them out")
        .build();
  }
}
