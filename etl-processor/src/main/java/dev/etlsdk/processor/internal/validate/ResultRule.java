package dev.etlsdk.processor.internal.validate;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.NearestNames;
import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.processor.internal.model.Findings;
import dev.etlsdk.processor.internal.model.StreamModel;
import dev.etlsdk.processor.internal.model.StreamModel.Origin;
import java.util.Optional;

/** A query's result has the columns of its stream's record, in name, type and nullability. */
final class ResultRule {

  private final Findings findings;

  ResultRule(Findings findings) {
    this.findings = findings;
  }

  void check(StreamModel stream, Origin.FromQuery query, Schema result) {
    for (Column component : stream.declared()) {
      find(component.name(), result)
          .ifPresentOrElse(
              column -> fits(stream, query, component, column),
              () -> missing(stream, query, component, result));
    }
    for (Column column : result) {
      if (find(column.name(), stream.declared()).isEmpty()) {
        misfit(
            stream,
            query,
            "the query gives the column '"
                + column.name()
                + "', for which the record "
                + stream.row().simpleName()
                + " has no component: "
                + stream.declared().names(),
            hint(column.name(), stream.declared(), "add the component, or leave the column out"));
      }
    }
  }

  private static Optional<Column> find(String name, Schema schema) {
    return schema.columns().stream().filter(column -> column.name().equals(name)).findFirst();
  }

  private void missing(
      StreamModel stream, Origin.FromQuery query, Column component, Schema result) {
    misfit(
        stream,
        query,
        "the record "
            + stream.row().simpleName()
            + " has the component '"
            + component.name()
            + "', and the query gives no such column: "
            + result.names(),
        hint(component.name(), result, "name a column of the query so: … AS " + component.name()));
  }

  private void fits(StreamModel stream, Origin.FromQuery query, Column component, Column column) {
    if (!column.type().equals(component.type())) {
      misfit(
          stream,
          query,
          "the column '"
              + column.name()
              + "' is "
              + column.type()
              + ", and the component of the record "
              + stream.row().simpleName()
              + " is "
              + component.type(),
          "CAST(… AS "
              + component.type()
              + ") AS "
              + column.name()
              + ", or another type of the component");
    } else if (column.nullable() && !component.nullable()) {
      misfit(
          stream,
          query,
          "the column '"
              + column.name()
              + "' may be NULL, and the component of the record "
              + stream.row().simpleName()
              + " may not be null",
          "make it @Nullable (a box in place of a primitive), or COALESCE(…) AS " + column.name());
    }
  }

  private static String hint(String name, Schema known, String otherwise) {
    String question = NearestNames.question(name, known.names());
    return question.isEmpty() ? otherwise : question + " Or " + otherwise;
  }

  private void misfit(StreamModel stream, Origin.FromQuery query, String problem, String fix) {
    findings.add(
        query.place(), EtlError.SCHEMA_0003, "stream '" + stream.name() + "': " + problem, fix);
  }
}
