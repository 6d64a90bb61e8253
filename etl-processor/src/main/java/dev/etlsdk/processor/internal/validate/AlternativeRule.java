package dev.etlsdk.processor.internal.validate;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.processor.internal.model.ConnectorModel;
import dev.etlsdk.processor.internal.model.Findings;
import dev.etlsdk.processor.internal.model.PipelineModel;

/** Of two elements that say the same in two ways there is one: topics or a pattern of them. */
public final class AlternativeRule {

  private AlternativeRule() {}

  /** Notes annotations with neither of the two, or with both. */
  public static void check(PipelineModel pipeline, Findings findings) {
    for (ConnectorModel connector : ConnectorModel.of(pipeline)) {
      if (connector.main().isEmpty() || connector.alternative().isEmpty()) {
        continue;
      }
      String main = connector.main().get();
      String other = connector.alternative().get();
      if (connector.says(main) == connector.says(other)) {
        findings.add(
            connector.place(),
            EtlError.PIPELINE_0011,
            "@"
                + connector.annotation()
                + (connector.says(main)
                    ? " has both value, its " + main + ", and " + other
                    : " has neither value, its " + main + ", nor " + other),
            "say one of them");
      }
    }
  }
}
