package dev.etlsdk.processor.internal.validate;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.processor.internal.model.ConnectorModel;
import dev.etlsdk.processor.internal.model.Findings;
import dev.etlsdk.processor.internal.model.PipelineModel;
import dev.etlsdk.processor.internal.model.Place;
import java.util.regex.Pattern;

/** Placeholders in annotations are closed and name a key: {@code ${key}} or {@code ${key:…}}. */
public final class PlaceholderRule {

  private static final String OPEN = "${";
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  private final Findings findings;

  private PlaceholderRule(Findings findings) {
    this.findings = findings;
  }

  /** Notes each placeholder that isn't of the form. */
  public static void check(PipelineModel pipeline, Findings findings) {
    PlaceholderRule rule = new PlaceholderRule(findings);
    for (ConnectorModel connector : ConnectorModel.of(pipeline)) {
      connector
          .elements()
          .forEach(
              (name, element) ->
                  element
                      .texts()
                      .forEach(text -> rule.check(connector, name, text, element.place())));
    }
  }

  private void check(ConnectorModel connector, String element, String text, Place place) {
    int open = text.indexOf(OPEN);
    while (open >= 0) {
      int close = text.indexOf('}', open);
      if (close < 0) {
        refuse(connector, element, place, "isn't closed in '" + text + "'");
        return;
      }
      String inside = text.substring(open + OPEN.length(), close);
      String key = inside.split(":", 2)[0];
      if (key.isEmpty()) {
        refuse(connector, element, place, "names no key in '" + text + "'");
      } else if (!KEY.matcher(key).matches()) {
        refuse(
            connector,
            element,
            place,
            "names '" + key + "', which can't be a key: letters, digits, '.', '_' and '-'");
      }
      open = text.indexOf(OPEN, close);
    }
  }

  private void refuse(ConnectorModel connector, String element, Place place, String problem) {
    findings.add(
        place,
        EtlError.CONFIG_0002,
        "@" + connector.annotation() + ", " + element + ": a placeholder " + problem,
        "write ${key} or ${key:default}");
  }
}
