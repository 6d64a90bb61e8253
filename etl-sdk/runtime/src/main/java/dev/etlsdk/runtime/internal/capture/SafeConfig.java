package dev.etlsdk.runtime.internal.capture;

import dev.etlsdk.pipeline.config.PipelineConfig;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What of a configuration may be written to a file: neither what refers to a secret, nor keys that
 * sound like one, nor values that hold one in their middle, as addresses with a password do.
 */
final class SafeConfig {

  private static final Pattern SECRET_KEY =
      Pattern.compile(
          "(?i).*(passw|passphrase|pwd|secret|token|credential|jaas|private|sasl|keystore"
              + "|truststore|api.?key|access.?key|auth).*");

  private static final Pattern SECRET_VALUE =
      Pattern.compile(
          "(?is).*(passw(or)?d|pwd|secret|token|signature|sig|key)\\s*[=:].*|.*://[^/@\\s]*@.*"
              + "|.*-----BEGIN.*");

  private SafeConfig() {}

  /** The rest. */
  static Map<String, String> of(PipelineConfig config) {
    Map<String, String> safe = new TreeMap<>();
    for (String key : config.keys()) {
      if (config.refersToSecret(key) || SECRET_KEY.matcher(key).matches()) {
        continue;
      }
      config
          .get(key)
          .filter(value -> !SECRET_VALUE.matcher(value).matches())
          .ifPresent(value -> safe.put(key, value));
    }
    return safe;
  }
}
