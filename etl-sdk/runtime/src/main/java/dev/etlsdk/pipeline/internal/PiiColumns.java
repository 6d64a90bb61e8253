package dev.etlsdk.pipeline.internal;

import dev.etlsdk.api.error.RowError;
import dev.etlsdk.pipeline.Stage;
import dev.etlsdk.pipeline.TransformSpec;
import dev.etlsdk.pipeline.internal.PipelinePlan.ComputedPlan;
import dev.etlsdk.pipeline.internal.PipelinePlan.InputPlan;
import dev.etlsdk.pipeline.internal.PipelinePlan.StreamPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which columns hold what identifies a person, by what users have marked: those columns, and all
 * columns of a stream whose stage reads one of them. Messages of errors go without values of
 * theirs. Immutable and thread-safe.
 */
public final class PiiColumns {

  /** By stream. */
  private final List<Set<String>> columns = new ArrayList<>();

  /** By stream, which of them its stage reads. */
  private final List<Set<String>> read = new ArrayList<>();

  private PiiColumns(Map<String, Set<String>> marked, PipelinePlan plan) {
    for (StreamPlan stream : plan.streams()) {
      Set<String> own = new TreeSet<>(marked.getOrDefault(stream.name(), Set.of()));
      Set<String> taken = new TreeSet<>();
      if (stream instanceof ComputedPlan computed) {
        for (InputPlan input : computed.inputs()) {
          Set<String> before = columns.get(input.parent());
          input.columns().schema().names().stream().filter(before::contains).forEach(taken::add);
        }
      }
      if (!taken.isEmpty()) {
        own.addAll(stream.schema().names());
      }
      columns.add(own);
      read.add(taken);
    }
  }

  static PiiColumns of(PipelineDefinition definition, PipelinePlan plan) {
    return new PiiColumns(marked(definition), plan);
  }

  /** The columns that are marked, by stream. */
  static Map<String, Set<String>> marked(PipelineDefinition definition) {
    Map<String, Set<String>> marked = new HashMap<>();
    definition.pii().forEach((stream, names) -> add(marked, stream, names));
    definition.records().forEach((stream, record) -> add(marked, stream, PiiComponents.of(record)));
    for (Stage.Transformed stage : definition.stages(Stage.Transformed.class)) {
      if (stage.transform() instanceof TransformSpec.Rows rows) {
        add(marked, stage.input(), PiiComponents.of(rows.input()));
        add(marked, stage.stream(), PiiComponents.of(rows.output()));
      } else if (stage.transform() instanceof TransformSpec.AsyncRows rows) {
        add(marked, stage.input(), PiiComponents.of(rows.input()));
        add(marked, stage.stream(), PiiComponents.of(rows.output()));
      }
    }
    return marked;
  }

  private static void add(Map<String, Set<String>> marked, String stream, Set<String> names) {
    if (!names.isEmpty()) {
      marked.computeIfAbsent(stream, name -> new TreeSet<>()).addAll(names);
    }
  }

  /** The columns of a stream that are personal, or made of such. */
  public Set<String> of(int stream) {
    return Set.copyOf(columns.get(stream));
  }

  /**
   * An error of a row as it may be shown.
   *
   * @param stream in which the row failed
   * @param processed the stream whose rows were being processed: the same one where it was decoded
   *     or encoded, the one that was read where it was computed
   */
  public RowError masked(int stream, int processed, RowError error) {
    String reason = processed == stream ? ofOwn(stream, error.column()) : ofStage(stream);
    return reason == null
        ? error
        : new RowError(
            error.row(),
            error.code(),
            error.column(),
            error.code().title() + " Values aren't shown, because " + reason + place(error.cause()),
            null);
  }

  private @Nullable String ofStage(int stream) {
    return read.get(stream).stream()
        .findFirst()
        .map(column -> "the stage reads '" + column + "', which is marked as personal")
        .orElse(null);
  }

  /** A column that isn't one of them is told with its value; what has no column might be any. */
  private @Nullable String ofOwn(int stream, @Nullable String path) {
    return columns.get(stream).stream()
        .filter(column -> path == null || isWithin(path, column))
        .findFirst()
        .map(column -> "'" + column + "' is marked as personal")
        .orElse(null);
  }

  private static boolean isWithin(String path, String column) {
    return path.equals(column) || path.startsWith(column + ".") || path.startsWith(column + "[");
  }

  /** The kind of an exception and where it was thrown; its message may hold values. */
  private static String place(@Nullable Throwable cause) {
    if (cause == null) {
      return "";
    }
    StackTraceElement[] trace = cause.getStackTrace();
    return "; the cause is "
        + cause.getClass().getName()
        + (trace.length == 0 ? "" : " at " + trace[0]);
  }
}
