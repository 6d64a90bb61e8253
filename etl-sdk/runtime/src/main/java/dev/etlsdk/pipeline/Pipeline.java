package dev.etlsdk.pipeline;

import dev.etlsdk.api.error.ErrorBudget;
import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.sql.ExplainLevel;
import java.util.List;
import java.util.Optional;

/**
 * A directed graph of named streams: sources make streams, SQL and transforms make streams of
 * streams, sinks take them. Immutable, checked and compiled; thread-safe; it can be run any number
 * of times, also at once.
 *
 * <p>Its {@code toString} is {@link #describe()}.
 */
public interface Pipeline extends AutoCloseable {

  /**
   * Starts a pipeline.
   *
   * @param name letters, digits, {@code .}, {@code _} and {@code -}; progress is kept under it, so
   *     it stays the same as long as the pipeline should go on where it stopped
   */
  static PipelineBuilder named(String name) {
    return new PipelineBuilder(name);
  }

  /** The name, under which progress is kept. */
  String name();

  /**
   * What tells this form of the pipeline from an earlier one: as set by {@link
   * PipelineBuilder#version}, or else derived from the stages. It travels with dead letters and
   * metrics; progress doesn't depend on it.
   */
  String version();

  /** The stages, in the order in which they were added, which is also an order of the data. */
  List<Stage> stages();

  /** What is promised. */
  DeliveryGuarantee delivery();

  /** What happens to a row that fails in a stream: while it is made, or written by a sink. */
  ErrorPolicy errorPolicy(String stream);

  /** How much may fail before the pipeline stops; without a limit if nothing is said. */
  Optional<ErrorBudget> errorBudget();

  /**
   * The columns of a stream.
   *
   * @throws IllegalArgumentException if the pipeline has no such stream
   */
  Schema schema(String stream);

  /**
   * Whether every stage is data that another process could rebuild; lambdas and instances aren't.
   */
  boolean portable();

  /** Streams, columns, stages and policies, for people. Holds no secrets. */
  String describe();

  /** The plans of all SQL stages, and more with {@link ExplainLevel#CODE}. */
  String explain(ExplainLevel level);

  /** The plans of all SQL stages. */
  default String explain() {
    return explain(ExplainLevel.PLAN);
  }

  /**
   * The same pipeline with sources that end where they end when an execution starts. Both share
   * what {@link #close} lets go of.
   *
   * @throws dev.etlsdk.api.error.EtlException {@code ETL-RUN-0008} naming the sources that can't
   *     end
   */
  Pipeline untilEnd();

  /**
   * Lets go of generated classes and of the class loaders of functions. Needed where many pipelines
   * are built in one JVM or functions come from a folder of jars; not while an execution goes on.
   */
  @Override
  void close();
}
