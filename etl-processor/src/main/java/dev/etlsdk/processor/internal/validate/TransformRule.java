package dev.etlsdk.processor.internal.validate;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.NearestNames;
import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.api.schema.MetadataColumns;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.processor.internal.model.Findings;
import dev.etlsdk.processor.internal.model.PipelineModel;
import dev.etlsdk.processor.internal.model.RowModel;
import dev.etlsdk.processor.internal.model.StreamModel;
import dev.etlsdk.processor.internal.model.StreamModel.Origin;
import dev.etlsdk.processor.internal.model.TransformModel;
import dev.etlsdk.processor.internal.model.TransformModel.Result;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A transform reads one stream of the pipeline, which has a column for each component it takes. */
public final class TransformRule {

  private final PipelineModel pipeline;
  private final Findings findings;

  /** The rule for a pipeline. */
  public TransformRule(PipelineModel pipeline, Findings findings) {
    this.pipeline = pipeline;
    this.findings = findings;
  }

  /** What each transform reads, by the stream it makes; without those that have a mistake. */
  public Map<String, StreamModel> check() {
    Map<String, StreamModel> inputs = new LinkedHashMap<>();
    for (StreamModel stream : pipeline.streams()) {
      if (stream.origin() instanceof Origin.FromTransform from) {
        TransformModel transform = from.transform();
        Optional<StreamModel> input =
            transform.from().isEmpty() ? guessed(stream, transform) : named(stream, transform);
        input.ifPresent(
            read -> {
              inputs.put(stream.name(), read);
              transform.input().ifPresent(row -> fits(stream, transform, row, read));
            });
      }
    }
    return inputs;
  }

  private Optional<StreamModel> named(StreamModel stream, TransformModel transform) {
    Optional<StreamModel> named = pipeline.stream(transform.from());
    if (named.isEmpty() && !pipeline.namesBroken(transform.from())) {
      List<String> names = names(pipeline.streams());
      String question = NearestNames.question(transform.from(), names);
      findings.add(
          transform.place(),
          EtlError.PIPELINE_0002,
          "the transform '"
              + stream.name()
              + "' reads the stream '"
              + transform.from()
              + "', which the pipeline doesn't have",
          question.isEmpty() ? "there are " + names : question);
    }
    return named;
  }

  private Optional<StreamModel> guessed(StreamModel stream, TransformModel transform) {
    Optional<RowModel> row = transform.input();
    List<StreamModel> candidates =
        pipeline.streams().stream()
            .filter(other -> !other.name().equals(stream.name()))
            .filter(other -> row.isPresent() && other.row().type().equals(row.get().type()))
            .toList();
    if (candidates.size() == 1) {
      return Optional.of(candidates.get(0));
    }
    if (candidates.isEmpty() && row.isPresent() && !pipeline.broken().isEmpty()) {
      return Optional.empty(); // it may be one whose own mistake was noted
    }
    String problem =
        row.isEmpty()
            ? "takes batches, so it has to say of which stream"
            : candidates.isEmpty()
                ? "takes the record " + row.get().simpleName() + ", which no other stream has"
                : "takes the record "
                    + row.get().simpleName()
                    + ", which several streams have: "
                    + names(candidates);
    findings.add(
        transform.place(),
        EtlError.PIPELINE_0002,
        "the transform '" + stream.name() + "' " + problem,
        "name the stream it reads: @Transform(from = \""
            + (candidates.isEmpty() ? "…" : candidates.get(0).name())
            + "\")");
    return Optional.empty();
  }

  private static List<String> names(List<StreamModel> streams) {
    return streams.stream().map(StreamModel::name).toList();
  }

  private void fits(StreamModel stream, TransformModel transform, RowModel row, StreamModel read) {
    if (row.type().equals(read.row().type())) {
      return;
    }
    Schema readable = MetadataColumns.besides(read.declared());
    for (Column component : row.columns()) {
      OptionalInt index = readable.indexOf(component.name());
      String its = "the component '" + component.name() + "' of the record " + row.simpleName();
      if (index.isEmpty()) {
        String question = NearestNames.question(component.name(), read.declared().names());
        misfit(
            stream,
            transform,
            its + " has no column in the stream '" + read.name() + "'",
            question.isEmpty() ? "its columns are " + read.declared() : question);
        continue;
      }
      DataType column = readable.column(index.getAsInt()).type();
      boolean exact = transform.code().methodResult().filter(Result::ofBatches).isPresent();
      if (!(exact ? component.type().equals(column) : holds(component.type(), column))) {
        misfit(
            stream,
            transform,
            its
                + " is "
                + component.type()
                + ", and the column of the stream '"
                + read.name()
                + "' is "
                + column,
            "change the component, or the stream by a query between them");
      }
    }
  }

  /** Precision and scale may differ: the component holds whatever the column has. */
  private static boolean holds(DataType component, DataType column) {
    if (component instanceof DataType.Array to && column instanceof DataType.Array from) {
      return holds(to.element(), from.element());
    }
    if (component instanceof DataType.MapOf to && column instanceof DataType.MapOf from) {
      return holds(to.key(), from.key()) && holds(to.value(), from.value());
    }
    if (component instanceof DataType.Row to && column instanceof DataType.Row from) {
      Schema fields = Schema.of(from.fields());
      return to.fields().stream()
          .allMatch(
              field -> {
                OptionalInt index = fields.indexOf(field.name());
                return index.isPresent()
                    && holds(field.type(), fields.column(index.getAsInt()).type());
              });
    }
    return component.kind() == column.kind();
  }

  private void misfit(StreamModel stream, TransformModel transform, String problem, String fix) {
    findings.add(
        transform.place(),
        EtlError.SCHEMA_0002,
        "transform '" + stream.name() + "': " + problem,
        fix);
  }
}
