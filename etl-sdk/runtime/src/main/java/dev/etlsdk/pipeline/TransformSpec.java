package dev.etlsdk.pipeline;

import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.transform.AsyncOptions;
import dev.etlsdk.api.transform.AsyncRowTransform;
import dev.etlsdk.api.transform.BatchTransform;
import dev.etlsdk.api.transform.RowTransform;
import java.util.Map;
import java.util.Optional;

/**
 * A transform as data: its form, the columns it takes and gives, and its code.
 *
 * <pre>{@code
 * TransformSpec.rows(Order.class, Priced.class, AddPrice.class, Map.of("currency", "EUR"))
 * TransformSpec.async(Order.class, Priced.class, order -> prices.of(order), AsyncOptions.DEFAULT)
 * }</pre>
 */
public sealed interface TransformSpec {

  /** The code. */
  TransformCode code();

  /**
   * A {@link RowTransform} over records.
   *
   * @param input its components are columns of the stream that is read, by name
   * @param output its components are the columns of the stream that is made
   * @param code the code
   */
  record Rows(Class<? extends Record> input, Class<? extends Record> output, TransformCode code)
      implements TransformSpec {}

  /**
   * An {@link AsyncRowTransform} over records.
   *
   * @param input its components are columns of the stream that is read, by name
   * @param output its components are the columns of the stream that is made
   * @param code the code
   * @param options its limits
   */
  record AsyncRows(
      Class<? extends Record> input,
      Class<? extends Record> output,
      TransformCode code,
      AsyncOptions options)
      implements TransformSpec {}

  /**
   * A {@link BatchTransform} over Arrow vectors.
   *
   * @param input the columns that it gets; all of the stream that is read if nothing is said
   * @param output the columns of the stream that is made
   * @param code the code
   */
  record Batches(Optional<Schema> input, Schema output, TransformCode code)
      implements TransformSpec {}

  /** A row transform given as a lambda or instance, which all tasks share. */
  static <I extends Record, O extends Record> TransformSpec rows(
      Class<I> input, Class<O> output, RowTransform<I, O> transform) {
    return new Rows(input, output, new TransformCode.Instance(transform));
  }

  /**
   * A row transform given as a class, of which each task makes an instance.
   *
   * @param type public, with a public constructor that takes a {@link dev.etlsdk.udf.UdfConfig} or
   *     nothing
   * @param config keys and values for the constructor; never shown
   */
  static <I extends Record, O extends Record> TransformSpec rows(
      Class<I> input,
      Class<O> output,
      Class<? extends RowTransform<I, O>> type,
      Map<String, String> config) {
    return new Rows(input, output, new TransformCode.Configured(type, config));
  }

  /** An asynchronous row transform given as a lambda or instance, which all tasks share. */
  static <I extends Record, O extends Record> TransformSpec async(
      Class<I> input, Class<O> output, AsyncRowTransform<I, O> transform, AsyncOptions options) {
    return new AsyncRows(input, output, new TransformCode.Instance(transform), options);
  }

  /**
   * An asynchronous row transform given as a class and its configuration, of which each task makes
   * an instance.
   */
  static TransformSpec async(
      Class<? extends Record> input,
      Class<? extends Record> output,
      TransformCode.Configured code,
      AsyncOptions options) {
    return new AsyncRows(input, output, code, options);
  }

  /** A batch transform given as a lambda or instance, which all tasks share. */
  static TransformSpec batches(Schema output, BatchTransform transform) {
    return new Batches(Optional.empty(), output, new TransformCode.Instance(transform));
  }

  /** A batch transform given as a class, of which each task makes an instance. */
  static TransformSpec batches(
      Schema output, Class<? extends BatchTransform> type, Map<String, String> config) {
    return new Batches(Optional.empty(), output, new TransformCode.Configured(type, config));
  }

  /**
   * A batch transform given as a class, of which each task makes an instance, that gets some
   * columns only.
   *
   * @param input the columns that it gets, in this order; metadata columns may be among them
   */
  static TransformSpec batches(
      Schema input,
      Schema output,
      Class<? extends BatchTransform> type,
      Map<String, String> config) {
    return new Batches(Optional.of(input), output, new TransformCode.Configured(type, config));
  }
}
