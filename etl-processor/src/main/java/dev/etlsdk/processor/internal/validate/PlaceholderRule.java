package dev.etlsdk.processor.internal.validate;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.processor.internal.model.ConnectorModel;
import dev.etlsdk.processor.internal.model.Findings;
import dev.etlsdk.processor.internal.model.PipelineModel;
import dev.etlsdk.processor.internal.model.Place;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Placeholders in annotations are closed and name a key: {@code ${key}} or {@code ${key:…}}. */
public final class PlaceholderRule {

  private static final String OPEN = "${";
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  private final Findings findings;
  private final Map<String, String> defaults = new HashMap<>();

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
      if (inside.contains(":")) {
        oneDefault(connector, element, place, key, inside.substring(key.length() + 1));
      }
      open = text.indexOf(OPEN, close);
    }
  }

  /** One key is one value, wherever it is used. */
  private void oneDefault(
      ConnectorModel connector, String element, Place place, String key, String fallback) {
    String other = defaults.putIfAbsent(key, fallback);
    if (other != null && !other.equals(fallback)) {
      refuse(
          connector,
          element,
          place,
          "gives '" + key + "' the default '" + fallback + "', and another one '" + other + "'",
          "write the same default, or name another key");
    }
  }

  private void refuse(ConnectorModel connector, String element, Place place, String problem) {
    refuse(connector, element, place, problem, "write ${key} or ${key:default}");
  }

  private void refuse(
      ConnectorModel connector, String element, Place place, String problem, String fix) {
    findings.add(
        place,
        EtlError.CONFIG_0002,
        "@" + connector.annotation() + ", " + element + ": a placeholder " + problem,
        fix);
  }
}
