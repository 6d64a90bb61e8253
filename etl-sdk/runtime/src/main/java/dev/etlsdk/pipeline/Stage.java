package dev.etlsdk.pipeline;

import dev.etlsdk.api.sink.Sink;
import dev.etlsdk.api.source.Source;
import dev.etlsdk.api.sql.PreparedSql;
import java.util.Optional;

/** One step of a pipeline, as data. */
public sealed interface Stage {

  /** The stream that the stage makes or, for a sink, takes. */
  String stream();

  /**
   * Rows that come from a source.
   *
   * @param stream the name under which others read them
   * @param source where they come from
   */
  record FromSource(String stream, Source source) implements Stage {}

  /**
   * Rows that a query makes of streams named before it.
   *
   * @param stream the name under which others read them
   * @param sql the text; tables are streams
   * @param prepared the query, where it was compiled at build time
   */
  record Sql(String stream, String sql, Optional<PreparedSql> prepared) implements Stage {

    /** A query that is compiled when the pipeline is built. */
    public Sql(String stream, String sql) {
      this(stream, sql, Optional.empty());
    }
  }

  /**
   * Rows that Java code makes of a stream named before it.
   *
   * @param stream the name under which others read them
   * @param input the stream it reads
   * @param transform what makes them
   */
  record Transformed(String stream, String input, TransformSpec transform) implements Stage {}

  /**
   * Rows that go to a sink.
   *
   * @param stream the stream it takes
   * @param sink where they go
   */
  record ToSink(String stream, Sink sink) implements Stage {}
}
