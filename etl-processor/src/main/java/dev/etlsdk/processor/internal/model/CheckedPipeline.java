package dev.etlsdk.processor.internal.model;

import dev.etlsdk.sql.BuildTimeSqlCompiler.CheckedQuery;
import java.util.List;
import java.util.Map;

/**
 * A pipeline that was checked.
 *
 * @param model as it is written
 * @param queries by stream; without those that have a mistake
 * @param inputs the stream that each transform reads, by the stream it makes; without those that
 *     have a mistake
 * @param order of the streams: each after those it reads
 */
public record CheckedPipeline(
    PipelineModel model,
    Map<String, CheckedQuery> queries,
    Map<String, StreamModel> inputs,
    List<StreamModel> order) {

  public CheckedPipeline {
    queries = Map.copyOf(queries);
    inputs = Map.copyOf(inputs);
    order = List.copyOf(order);
  }

  /** The query of a stream that has one without mistakes. */
  public CheckedQuery query(StreamModel stream) {
    CheckedQuery query = queries.get(stream.name());
    if (query == null) {
      throw new IllegalArgumentException("no query makes the stream " + stream.name());
    }
    return query;
  }

  /** The stream that a transform without mistakes reads. */
  public StreamModel input(StreamModel stream) {
    StreamModel input = inputs.get(stream.name());
    if (input == null) {
      throw new IllegalArgumentException("no transform makes the stream " + stream.name());
    }
    return input;
  }
}
