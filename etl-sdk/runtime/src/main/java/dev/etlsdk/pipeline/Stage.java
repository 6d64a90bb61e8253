package dev.etlsdk.pipeline;

import dev.etlsdk.api.sink.Sink;
import dev.etlsdk.api.source.Source;

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
   */
  record Sql(String stream, String sql) implements Stage {}

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
