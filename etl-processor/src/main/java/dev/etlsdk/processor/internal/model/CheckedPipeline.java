package dev.etlsdk.processor.internal.model;

import dev.etlsdk.sql.BuildTimeSqlCompiler.CheckedQuery;
import java.util.List;
import java.util.Map;

/**
 * A pipeline whose queries were checked.
 *
 * @param model as it is written
 * @param queries by stream; without those that have a mistake
 * @param order of the streams: each after those it reads
 */
public record CheckedPipeline(
    PipelineModel model, Map<String, CheckedQuery> queries, List<StreamModel> order) {

  public CheckedPipeline {
    queries = Map.copyOf(queries);
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
}
