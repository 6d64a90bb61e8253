package dev.etlsdk.processor.internal.model;

import dev.etlsdk.api.schema.Schema;
import java.util.List;
import java.util.Optional;

/**
 * A stream: a method of the pipeline's interface.
 *
 * @param name the method's
 * @param row what a row is
 * @param origin what makes it
 * @param sinks where its rows go
 * @param policy what happens to rows that fail in it, if the pipeline's isn't meant
 * @param retry which of them are computed again, if the pipeline's isn't meant
 * @param retryTopic where they wait meanwhile, if it says which
 * @param place the method
 */
public record StreamModel(
    String name,
    RowModel row,
    Origin origin,
    List<ConnectorModel> sinks,
    Optional<PolicyModel> policy,
    Optional<ConnectorModel> retry,
    Optional<ConnectorModel> retryTopic,
    Place place) {

  public StreamModel {
    sinks = List.copyOf(sinks);
  }

  /** The columns of the record of its rows. */
  public Schema declared() {
    return row.columns();
  }

  /** What makes a stream. */
  public sealed interface Origin {

    /**
     * A source.
     *
     * @param connector which
     */
    record FromSource(ConnectorModel connector) implements Origin {}

    /**
     * A query.
     *
     * @param sql its text
     * @param place of the text
     */
    record FromQuery(String sql, Place place) implements Origin {}

    /**
     * Java code.
     *
     * @param transform which
     */
    record FromTransform(TransformModel transform) implements Origin {}
  }
}
