package dev.etlsdk.processor.internal.model;

import dev.etlsdk.api.schema.Schema;
import java.util.List;
import java.util.Optional;

/**
 * A stream: a method of the pipeline's interface.
 *
 * @param name the method's
 * @param record the qualified name of the record of its rows
 * @param declared the columns of that record
 * @param origin what makes it
 * @param sinks where its rows go
 * @param policy what happens to rows that fail in it, if the pipeline's isn't meant
 * @param place the method
 */
public record StreamModel(
    String name,
    String record,
    Schema declared,
    Origin origin,
    List<ConnectorModel> sinks,
    Optional<PolicyModel> policy,
    Place place) {

  public StreamModel {
    sinks = List.copyOf(sinks);
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
  }
}
