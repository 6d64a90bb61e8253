package dev.etlsdk.processor.internal.validate;

import dev.etlsdk.api.annotation.Takes.Kind;
import dev.etlsdk.api.connector.TextValues;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.NearestNames;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.processor.internal.model.ConnectorModel;
import dev.etlsdk.processor.internal.model.ConnectorModel.ElementModel;
import dev.etlsdk.processor.internal.model.ConnectorModel.Form;
import dev.etlsdk.processor.internal.model.Findings;
import dev.etlsdk.processor.internal.model.PipelineModel;
import dev.etlsdk.processor.internal.model.StreamModel;
import java.util.Optional;

/**
 * Values that are written in annotations are of the kind that their elements take. Those with
 * placeholders are known when the worker starts.
 */
public final class ValueRule {

  private static final String PLACEHOLDER = "${";

  private final Findings findings;

  private ValueRule(Findings findings) {
    this.findings = findings;
  }

  /** Notes each value that isn't of its kind. */
  public static void check(PipelineModel pipeline, Findings findings) {
    ValueRule rule = new ValueRule(findings);
    ConnectorModel.of(pipeline).forEach(rule::check);
    for (StreamModel stream : pipeline.streams()) {
      stream.sinks().forEach(sink -> rule.columns(sink, stream));
    }
  }

  private void check(ConnectorModel connector) {
    connector
        .elements()
        .forEach(
            (name, element) ->
                element.form().ifPresent(form -> check(connector, name, element, form)));
  }

  private void check(ConnectorModel connector, String name, ElementModel element, Form form) {
    boolean main = connector.main().equals(Optional.of(name));
    if (main && connector.alternative().isPresent() && !connector.says(name)) {
      return; // Of what may stand in its place AlternativeRule tells.
    }
    if (element.texts().isEmpty() && isText(form.kind())) {
      refuse(connector, name, element, "is empty, and takes at least one text", "write one");
    }
    for (String text : element.texts()) {
      if (!text.contains(PLACEHOLDER)) {
        problem(text, form)
            .ifPresent(problem -> refuse(connector, name, element, problem, fix(text, form)));
      }
    }
  }

  private static boolean isText(Kind kind) {
    return kind == Kind.TEXT || kind == Kind.PLACE;
  }

  /** What is wrong with a text. Of a pair it isn't shown, which may be a secret. */
  private static Optional<String> problem(String text, Form form) {
    String its = "is '" + text + "', which isn't ";
    return switch (form.kind()) {
      case TEXT, PLACE -> text.isBlank() ? Optional.of("is blank") : Optional.empty();
      case FLAG -> unless(TextValues.flag(text).isPresent(), its + TextValues.FLAG);
      case COUNT ->
          unless(
              TextValues.number(text).filter(n -> n >= 1 && n <= Integer.MAX_VALUE).isPresent(),
              its + "a whole number, at least 1");
      case DURATION ->
          unless(
              TextValues.duration(text).filter(d -> !d.isZero() && !d.isNegative()).isPresent(),
              its + "more than 0, or not " + TextValues.DURATION);
      case CHOICE ->
          unless(
              form.choices().stream()
                  .anyMatch(
                      choice -> TextValues.constant(choice).equals(TextValues.constant(text))),
              its + "one of " + form.choices());
      case PAIRS ->
          unless(text.isBlank() || TextValues.isPair(text), "has a text that isn't name=value");
      case COLUMN -> Optional.empty();
    };
  }

  private static Optional<String> unless(boolean fine, String problem) {
    return fine ? Optional.empty() : Optional.of(problem);
  }

  private static String fix(String text, Form form) {
    String question = NearestNames.question(text, form.choices());
    return question.isEmpty() ? "write a value of that form, or a placeholder" : question;
  }

  private void columns(ConnectorModel sink, StreamModel stream) {
    Schema columns = stream.declared();
    sink.elements()
        .forEach(
            (name, element) -> {
              if (element.is(Kind.COLUMN)) {
                for (String text : element.texts()) {
                  column(sink, name, element, text, columns);
                }
              }
            });
  }

  private void column(
      ConnectorModel sink, String name, ElementModel element, String text, Schema columns) {
    if (text.isBlank() || text.contains(PLACEHOLDER) || columns.indexOf(text.strip()).isPresent()) {
      return;
    }
    String question = NearestNames.question(text, columns.names());
    refuse(
        sink,
        name,
        element,
        "is '" + text + "', which isn't a column of the stream",
        question.isEmpty() ? "its columns are " + columns.names() : question);
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
