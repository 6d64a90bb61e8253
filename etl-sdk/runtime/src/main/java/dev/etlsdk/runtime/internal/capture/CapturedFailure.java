package dev.etlsdk.runtime.internal.capture;

import java.util.List;
import java.util.Map;

/**
 * Records of a pipeline that failed.
 *
 * @param pipeline its name
 * @param version its version when they were exported
 * @param config its configuration, without secrets
 * @param letters the records
 */
public record CapturedFailure(
    String pipeline, String version, Map<String, String> config, List<CapturedLetter> letters) {

  /** Copies what could change. */
  public CapturedFailure {
    config = Map.copyOf(config);
    letters = List.copyOf(letters);
  }
}
