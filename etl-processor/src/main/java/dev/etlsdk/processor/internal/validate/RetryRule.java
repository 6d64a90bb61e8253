package dev.etlsdk.processor.internal.validate;

import dev.etlsdk.api.connector.TextValues;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.processor.internal.model.ConnectorModel;
import dev.etlsdk.processor.internal.model.ConnectorModel.ElementModel;
import dev.etlsdk.processor.internal.model.Findings;
import dev.etlsdk.processor.internal.model.PipelineModel;
import java.time.Duration;
import java.util.Optional;

/** The delays of {@code @Retry} fit one another. */
public final class RetryRule {

  private RetryRule() {}

  /** Notes a longest delay that is shorter than the first. */
  public static void check(PipelineModel pipeline, Findings findings) {
    pipeline.retry().ifPresent(retry -> check(retry, findings));
    pipeline.streams().forEach(stream -> stream.retry().ifPresent(retry -> check(retry, findings)));
  }

  private static void check(ConnectorModel retry, Findings findings) {
    ElementModel longest = retry.elements().get("maxBackoff");
    ElementModel first = retry.elements().get("backoff");
    if (longest == null || first == null) {
      return; // of another version of the API
    }
    Optional<Duration> least = delay(first);
    if (least.isPresent() && delay(longest).filter(d -> d.compareTo(least.get()) < 0).isPresent()) {
      findings.add(
          longest.place(),
          EtlError.CONFIG_0002,
          "@Retry, maxBackoff: it is shorter than backoff",
          "give a time of that length at least");
    }
  }

  private static Optional<Duration> delay(ElementModel element) {
    return element.texts().stream()
        .findFirst()
        .flatMap(WrittenText::of)
        .flatMap(text -> TextValues.duration(text.value()));
  }
}
