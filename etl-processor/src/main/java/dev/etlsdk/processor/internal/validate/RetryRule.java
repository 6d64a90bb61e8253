package dev.etlsdk.processor.internal.validate;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.processor.internal.model.ConnectorModel;
import dev.etlsdk.processor.internal.model.Findings;
import dev.etlsdk.processor.internal.model.PipelineModel;
import java.util.function.DoublePredicate;

/** What is written as numbers in {@code @Retry} is in its range. */
public final class RetryRule {

  private RetryRule() {}

  /** Notes each number that is out of range. */
  public static void check(PipelineModel pipeline, Findings findings) {
    pipeline.retry().ifPresent(retry -> check(retry, findings));
    pipeline.streams().forEach(stream -> stream.retry().ifPresent(retry -> check(retry, findings)));
  }

  private static void check(ConnectorModel retry, Findings findings) {
    check(retry, "attempts", attempts -> attempts >= 0, "0 or more", findings);
    check(retry, "jitter", jitter -> jitter >= 0 && jitter <= 1, "from 0 to 1", findings);
  }

  private static void check(
      ConnectorModel retry,
      String element,
      DoublePredicate allowed,
      String range,
      Findings findings) {
    ConnectorModel.ElementModel model = retry.elements().get(element);
    if (model == null) {
      return; // it is missing, which javac tells
    }
    String text = String.join(",", model.texts());
    if (!allowed.test(Double.parseDouble(text))) {
      findings.add(
          model.place(),
          EtlError.CONFIG_0002,
          "@Retry, " + element + ": " + text + " is out of range",
          "give a number " + range);
    }
  }
}
