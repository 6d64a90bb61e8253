package dev.etlsdk.processor.internal.validate;

import dev.etlsdk.api.annotation.Takes.Kind;
import dev.etlsdk.api.connector.TextValues;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.NearestNames;
import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.schema.TypeKind;
import dev.etlsdk.processor.internal.model.ConnectorModel;
import dev.etlsdk.processor.internal.model.ConnectorModel.ElementModel;
import dev.etlsdk.processor.internal.model.ConnectorModel.Form;
import dev.etlsdk.processor.internal.model.Findings;
import dev.etlsdk.processor.internal.model.PipelineModel;
import dev.etlsdk.processor.internal.model.StreamModel;
import java.util.Set;
import java.util.stream.Collectors;

/** Columns that connectors name are columns of their stream, and of a type that can be used so. */
final class ColumnRule {

  private final Schema columns;
  private final Findings findings;

  private ColumnRule(Schema columns, Findings findings) {
    this.columns = columns;
    this.findings = findings;
  }

  /** Notes each column that isn't there, or can't be used. */
  static void check(PipelineModel pipeline, Findings findings) {
    for (StreamModel stream : pipeline.streams()) {
      ColumnRule rule = new ColumnRule(stream.declared(), findings);
      if (stream.origin() instanceof StreamModel.Origin.FromSource source) {
        rule.check(source.connector());
      }
      stream.sinks().forEach(rule::check);
    }
  }

  private void check(ConnectorModel connector) {
    connector
        .elements()
        .forEach(
            (name, element) ->
                element
                    .form()
                    .filter(form -> form.isAnyOf(Kind.COLUMN, Kind.COLUMN_PAIRS))
                    .ifPresent(form -> check(connector, name, element, form)));
  }

  private void check(ConnectorModel connector, String name, ElementModel element, Form form) {
    boolean pairs = form.isAnyOf(Kind.COLUMN_PAIRS);
    for (String written : element.texts()) {
      WrittenText.of(written)
          .map(WrittenText::value)
          // Of a text that is no pair ValueRule tells.
          .filter(text -> !text.isBlank() && (!pairs || TextValues.isPair(text)))
          .map(text -> pairs ? text.substring(text.indexOf('=') + 1) : text)
          .ifPresent(column -> column(connector, name, element, column.strip(), form.types()));
    }
  }

  private void column(
      ConnectorModel connector,
      String name,
      ElementModel element,
      String text,
      Set<TypeKind> types) {
    if (columns.indexOf(text).isEmpty()) {
      String question = NearestNames.question(text, columns.names());
      refuse(
          connector,
          name,
          element,
          "is '" + text + "', which isn't a column of the stream",
          question.isEmpty() ? "its columns are " + columns.names() : question);
      return;
    }
    Column column = columns.column(columns.indexOf(text).getAsInt());
    if (!types.isEmpty() && !types.contains(column.type().kind())) {
      refuse(
          connector,
          name,
          element,
          "is the column '"
              + column.name()
              + "' of type "
              + column.type()
              + ", and has to be "
              + types.stream().map(TypeKind::name).collect(Collectors.joining(", ")),
          "name another column, or make one in SQL: CAST(" + column.name() + " AS VARCHAR)");
    }
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
