package dev.etlsdk.api.error;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an error happened; what isn't known is null.
 *
 * @param pipeline name of the pipeline
 * @param stage name of the stream, source or sink
 * @param column name of the column
 * @param line line of the SQL text, from 1
 * @param position character in that line, from 1
 */
public record ErrorLocation(
    @Nullable String pipeline,
    @Nullable String stage,
    @Nullable String column,
    @Nullable Integer line,
    @Nullable Integer position) {

  /** Nowhere in particular. */
  public static final ErrorLocation NONE = new ErrorLocation(null, null, null, null, null);

  /** In a stage of a pipeline. */
  public static ErrorLocation stage(String pipeline, String stage) {
    return new ErrorLocation(pipeline, stage, null, null, null);
  }

  /** At a place of an SQL text. */
  public static ErrorLocation sql(int line, int position) {
    return new ErrorLocation(null, null, null, line, position);
  }

  /** The same place with pipeline and stage filled in where they are not known yet. */
  public ErrorLocation within(@Nullable String outerPipeline, @Nullable String outerStage) {
    return new ErrorLocation(
        pipeline == null ? outerPipeline : pipeline,
        stage == null ? outerStage : stage,
        column,
        line,
        position);
  }

  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    if (pipeline != null) {
      parts.add("pipeline '" + pipeline + "'");
    }
    if (stage != null) {
      parts.add("stage '" + stage + "'");
    }
    if (column != null) {
      parts.add("column '" + column + "'");
    }
    if (line != null && position != null) {
      parts.add("line " + line + ", column " + position);
    }
    return String.join(", ", parts);
  }
}
