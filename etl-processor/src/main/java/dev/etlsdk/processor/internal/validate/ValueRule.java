package dev.etlsdk.processor.internal.validate;

import dev.etlsdk.api.annotation.Takes.Kind;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.NearestNames;
import dev.etlsdk.processor.internal.model.ConnectorModel;
import dev.etlsdk.processor.internal.model.ConnectorModel.ElementModel;
import dev.etlsdk.processor.internal.model.ConnectorModel.Form;
import dev.etlsdk.processor.internal.model.Findings;
import dev.etlsdk.processor.internal.model.PipelineModel;
import java.util.Optional;

/**
 * Values that are written in annotations are of the kind that their elements take. Those with
 * placeholders that have no default are known when the worker starts.
 */
public final class ValueRule {

  private final Findings findings;

  private ValueRule(Findings findings) {
    this.findings = findings;
  }

  /** Notes each value that isn't of its kind. */
  public static void check(PipelineModel pipeline, Findings findings) {
    ValueRule rule = new ValueRule(findings);
    ConnectorModel.of(pipeline).forEach(rule::check);
    ColumnRule.check(pipeline, findings);
  }

  private void check(ConnectorModel connector) {
    connector
        .elements()
        .forEach(
            (name, element) ->
                element.form().ifPresent(form -> check(connector, name, element, form)));
    FormatOptionRule.check(connector, findings);
  }

  private void check(ConnectorModel connector, String name, ElementModel element, Form form) {
    boolean main = connector.main().equals(Optional.of(name));
    if (main && connector.alternative().isPresent() && !connector.says(name)) {
      return; // Of what may stand in its place AlternativeRule tells.
    }
    boolean isText = form.isAnyOf(Kind.TEXT, Kind.PLACE, Kind.SYSTEM);
    if (element.texts().isEmpty() && isText && !form.mayBeBlank()) {
      refuse(connector, name, element, "is empty, and takes at least one text", "write one");
    }
    for (String written : element.texts()) {
      WrittenText.of(written)
          .filter(text -> !(form.mayBeBlank() && text.value().isBlank()))
          .filter(text -> !ValueForm.matches(text.value(), form))
          .ifPresent(
              text ->
                  refuse(connector, name, element, problem(text, form), fix(text.value(), form)));
    }
  }

  /** What is wrong with a text. Of a pair it isn't shown, which may be a secret. */
  private static String problem(WrittenText text, Form form) {
    if (form.isAnyOf(Kind.PAIRS)) {
      return "has a text that isn't name=value";
    }
    String expected = ValueForm.expected(form);
    return text.value().isBlank()
        ? "is blank" + (expected.isEmpty() ? "" : ", and takes " + expected)
        : text.is() + ", which isn't " + expected;
  }

  private static String fix(String text, Form form) {
    String question = NearestNames.question(text, ValueForm.known(form));
    return question.isEmpty() ? "write a value of that form, or a placeholder" : question;
  }

  private void refuse(
      ConnectorModel connector, String name, ElementModel element, String problem, String fix) {
    findings.add(
        element.place(),
        EtlError.CONFIG_0002,
        "@" + connector.annotation() + ", " + name + ": it " + problem,
        fix);
  }
}
