package dev.etlsdk.pipeline.internal;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.error.NearestNames;
import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.SinkCapability;
import dev.etlsdk.pipeline.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Every sink reads a stream that there is, and can write its rows and tombstones. */
final class SinkRules {

  private final Drafts drafts;
  private final Problems problems;

  private SinkRules(Drafts drafts, Problems problems) {
    this.drafts = drafts;
    this.problems = problems;
  }

  static void check(PipelineDefinition definition, Drafts drafts, Problems problems) {
    SinkRules rules = new SinkRules(drafts, problems);
    for (Stage.ToSink stage : definition.stages(Stage.ToSink.class)) {
      DraftStream stream = drafts.get(stage.stream());
      if (stream != null) {
        rules.checkColumns(stage, stream.schema());
        rules.checkTombstones(stage);
      } else if (!drafts.isBroken(stage.stream())) {
        problems.add(
            EtlError.PIPELINE_0002,
            stage.stream(),
            "a "
                + stage.sink().kind()
                + " sink reads the stream '"
                + stage.stream()
                + "', which doesn't exist",
            NameRules.fixFor(stage.stream(), definition.streams()));
      }
    }
  }

  private void checkColumns(Stage.ToSink stage, Schema stream) {
    List<String> misfits = new ArrayList<>();
    stage.sink().schema().ifPresent(wanted -> collectMisfits(wanted, stream, misfits));
    if (!misfits.isEmpty()) {
      problems.add(
          EtlError.PIPELINE_0004,
          stage.stream(),
          "its columns don't fit the "
              + stage.sink().kind()
              + " sink: "
              + String.join("; ", misfits),
          "the stream has " + stream + "; rename or cast its columns, or change the sink's schema");
    }
    try {
      stage.sink().checkSchema(stream);
    } catch (EtlException e) {
      problems.add(e, stage.stream());
    }
  }

  private static void collectMisfits(Schema wanted, Schema stream, List<String> misfits) {
    for (Column column : wanted) {
      OptionalInt index = stream.indexOf(column.name());
      if (index.isEmpty()) {
        String question = NearestNames.question(column.name(), stream.names());
        misfits.add(
            "'"
                + column.name()
                + "' is missing"
                + (question.isEmpty() ? "" : " (" + question + ")"));
        continue;
      }
      Column own = stream.column(index.getAsInt());
      if (!own.type().equals(column.type())) {
        misfits.add("'" + own.name() + "' is " + own.type() + ", the sink takes " + column.type());
      } else if (own.nullable() && !column.nullable()) {
        misfits.add("'" + own.name() + "' may be null, which the sink doesn't take");
      }
    }
  }

  private void checkTombstones(Stage.ToSink stage) {
    if (stage.sink().capabilities().contains(SinkCapability.TOMBSTONES)) {
      return;
    }
    for (String ancestor : drafts.ancestry(stage.stream())) {
      DraftStream stream = drafts.get(ancestor);
      if (stream != null
          && stream.stage() instanceof Stage.FromSource from
          && from.source().codec().filter(codec -> codec.passesTombstones()).isPresent()) {
        problems.add(
            EtlError.PIPELINE_0009,
            stage.stream(),
            "the source '"
                + ancestor
                + "' passes tombstones on, which the "
                + stage.sink().kind()
                + " sink can't write",
            "let the source's codec skip tombstones or make rows of nulls of them");
      }
    }
  }
}
