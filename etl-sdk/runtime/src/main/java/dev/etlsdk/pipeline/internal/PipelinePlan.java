package dev.etlsdk.pipeline.internal;

import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.Sink;
import dev.etlsdk.api.source.Source;
import dev.etlsdk.api.transform.BatchTransform;
import dev.etlsdk.pipeline.internal.rows.RecordRule;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a runner executes: streams by index, each behind those that it reads, and sinks.
 *
 * @param streams in topological order
 * @param sinks in the order in which they were added
 */
public record PipelinePlan(List<StreamPlan> streams, List<SinkPlan> sinks) {

  /** The streams that come from sources. */
  public List<SourcePlan> sources() {
    return streams.stream()
        .filter(SourcePlan.class::isInstance)
        .map(SourcePlan.class::cast)
        .toList();
  }

  /** A named stream. */
  public sealed interface StreamPlan {
    /** Its index in the plan. */
    int index();

    /** Its name. */
    String name();

    /** All columns, as other stages see them. */
    Schema schema();

    /** The columns that its batches have at run time, in order. */
    Schema layout();

    /** What its rows are, where it was said. */
    Optional<RecordRule> record();
  }

  /**
   * A stream that comes from a source.
   *
   * @param index of the stream
   * @param name of the stream
   * @param source where it comes from
   * @param schema all columns of the source
   * @param layout the columns that are read by some stage; all, where the source gives batches
   * @param number of the source among the pipeline's sources
   * @param record what its rows are
   */
  public record SourcePlan(
      int index,
      String name,
      Source source,
      Schema schema,
      Schema layout,
      int number,
      Optional<RecordRule> record)
      implements StreamPlan {}

  /**
   * A stream that is computed.
   *
   * @param index of the stream
   * @param name of the stream
   * @param kind what computes it: {@code sql} or {@code transform}
   * @param schema its columns
   * @param inputs what is read, and by what; the stream's rows are those of all inputs
   * @param record what its rows are
   */
  public record ComputedPlan(
      int index,
      String name,
      String kind,
      Schema schema,
      List<InputPlan> inputs,
      Optional<RecordRule> record)
      implements StreamPlan {
    @Override
    public Schema layout() {
      return schema;
    }
  }

  /**
   * A stream that is read by a stage.
   *
   * @param parent index of the stream that is read
   * @param columns what is read of it
   * @param transform makes an instance for a task
   * @param userCode whether an exception is a row error of the user's code rather than a defect
   */
  public record InputPlan(
      int parent, ColumnSelection columns, Supplier<BatchTransform> transform, boolean userCode) {}

  /**
   * A stream that is written.
   *
   * @param stream index of the stream
   * @param name of the sink: the stream's name, numbered from the second sink of a stream on
   * @param sink where it goes
   * @param columns the stream's columns
   */
  public record SinkPlan(int stream, String name, Sink sink, ColumnSelection columns) {}
}
