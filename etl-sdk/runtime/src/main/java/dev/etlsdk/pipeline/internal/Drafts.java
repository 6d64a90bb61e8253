package dev.etlsdk.pipeline.internal;

import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sql.CompiledSql;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The streams of a pipeline that is being planned, as far as they could be. */
final class Drafts {

  private final Map<String, DraftStream> streams = new LinkedHashMap<>();
  private final Map<String, CompiledSql> queries = new LinkedHashMap<>();
  private final Set<String> broken = new TreeSet<>();

  void add(DraftStream stream) {
    streams.putIfAbsent(stream.name(), stream);
  }

  void add(String stream, CompiledSql query) {
    queries.put(stream, query);
  }

  /** Notes a stream that has a problem, so that what depends on it isn't reported as well. */
  void addBroken(String stream) {
    broken.add(stream);
  }

  boolean isBroken(String stream) {
    return broken.contains(stream);
  }

  Set<String> broken() {
    return broken;
  }

  @Nullable DraftStream get(String stream) {
    return streams.get(stream);
  }

  Optional<DraftStream> find(String stream) {
    return Optional.ofNullable(streams.get(stream));
  }

  /** The streams in order. */
  Map<String, DraftStream> streams() {
    return streams;
  }

  /** The compiled queries by stream, in order. */
  Map<String, CompiledSql> queries() {
    return queries;
  }

  /** The columns of all streams so far. */
  Map<String, Schema> tables() {
    Map<String, Schema> tables = new LinkedHashMap<>();
    streams.forEach((name, stream) -> tables.put(name, stream.schema()));
    return tables;
  }

  /** The streams that a stream is made of, itself included. */
  Set<String> ancestry(String stream) {
    Set<String> ancestry = new HashSet<>();
    collect(stream, ancestry);
    return ancestry;
  }

  private void collect(String stream, Set<String> into) {
    DraftStream draft = streams.get(stream);
    if (draft != null && into.add(stream)) {
      draft.inputs().forEach(input -> collect(input.parent(), into));
    }
  }

  void closeQueries() {
    queries.values().forEach(CompiledSql::close);
  }
}
