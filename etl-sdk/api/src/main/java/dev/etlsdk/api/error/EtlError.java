package dev.etlsdk.api.error;

import java.util.Locale;

/**
 * The SDK's own error codes. The id of {@code SQL_0001} is {@code ETL-SQL-0001}. The list in {@code
 * docs/errors.md} is generated from here.
 */
public enum EtlError implements ErrorCode {
  // Pipelines
  PIPELINE_0001(ErrorKind.USER, "Two streams of a pipeline have one name."),
  PIPELINE_0002(ErrorKind.USER, "A stage reads a stream that the pipeline doesn't have."),
  PIPELINE_0003(ErrorKind.USER, "Nothing reads a stream."),
  PIPELINE_0004(ErrorKind.USER, "The columns of a stream don't fit the sink."),
  PIPELINE_0005(
      ErrorKind.USER, "The delivery guarantee can't be kept by a source or sink of the pipeline."),
  PIPELINE_0006(ErrorKind.USER, "A setting of the pipeline is missing or out of range."),
  PIPELINE_0007(
      ErrorKind.USER, "The pipeline has SQL text, but no SQL compiler is on the class path."),
  PIPELINE_0008(ErrorKind.USER, "A pipeline has several problems."),
  PIPELINE_0009(ErrorKind.USER, "Tombstones reach a sink that can't write them."),
  PIPELINE_0010(ErrorKind.USER, "A stream is made of itself."),
  PIPELINE_0011(ErrorKind.USER, "An annotated type or method isn't of the form of a pipeline."),

  // Configuration
  CONFIG_0001(ErrorKind.USER, "A configuration key is unknown."),
  CONFIG_0002(ErrorKind.USER, "A configuration value can't be read or is out of range."),
  CONFIG_0003(ErrorKind.USER, "A configuration file can't be read."),
  CONFIG_0004(ErrorKind.USER, "A secret that a setting refers to isn't there."),

  // Running
  RUN_0001(ErrorKind.DATA, "A row failed and the error policy is to stop."),
  RUN_0002(ErrorKind.INTERNAL, "A task ended by an unexpected exception."),
  RUN_0003(ErrorKind.RESOURCE, "The memory limit of a pipeline or stage is reached."),
  RUN_0004(ErrorKind.RESOURCE, "A pipeline did not stop within its limit."),
  RUN_0005(ErrorKind.USER, "The JVM lacks a flag that Apache Arrow needs."),
  RUN_0006(ErrorKind.INTERNAL, "A stage left memory unreleased."),
  RUN_0007(
      ErrorKind.RESOURCE,
      "What was read of splits was not committed before they were taken away.",
      true),
  RUN_0008(ErrorKind.USER, "A source that can't end was to be read to its end."),
  RUN_0009(ErrorKind.DATA, "More rows failed than the error budget allows."),
  RUN_0010(ErrorKind.USER, "Time limits of a pipeline, its runner and its source don't fit."),

  // Worker
  WORKER_0001(ErrorKind.RESOURCE, "The port of a worker's health and metrics can't be opened."),
  WORKER_0002(ErrorKind.USER, "Dead letters go where the pipeline reads or writes."),
  WORKER_0003(ErrorKind.USER, "No error policy is chosen for a stream in which rows can fail."),
  WORKER_0004(ErrorKind.USER, "A worker's command line is wrong."),

  // User-defined functions and transforms
  UDF_0001(ErrorKind.DATA, "A user-defined function threw an exception."),
  UDF_0002(ErrorKind.USER, "Two user-defined functions have one name and one signature."),
  UDF_0003(
      ErrorKind.USER, "A user-defined function has a parameter or result of an unsupported type."),
  UDF_0004(
      ErrorKind.USER,
      "A user-defined function or its class isn't public, or not of the required form."),
  UDF_0005(
      ErrorKind.USER, "An instance of a user-defined function's class can't be made or opened."),
  UDF_0006(ErrorKind.USER, "A jar with user-defined functions can't be loaded."),
  TRANSFORM_0001(ErrorKind.DATA, "A transform threw an exception."),
  TRANSFORM_0002(
      ErrorKind.DATA, "A transform gave null in a column that is declared without nulls."),
  TRANSFORM_0003(ErrorKind.EXTERNAL, "An asynchronous transform took too long."),
  TRANSFORM_0004(ErrorKind.USER, "An instance of a transform's class can't be made or opened."),
  TRANSFORM_0005(ErrorKind.USER, "A transform gave rows of other columns than it declares."),
  TRANSFORM_0006(ErrorKind.EXTERNAL, "A transform could not reach a service."),
  TRANSFORM_0007(ErrorKind.USER, "A transform of batches doesn't say of which row a row was made."),

  // Records as rows
  SCHEMA_0001(ErrorKind.USER, "A record has a component that can't be a column."),
  SCHEMA_0002(ErrorKind.USER, "The components of a record don't fit the columns of a stream."),
  SCHEMA_0003(ErrorKind.USER, "The result of a query doesn't fit the record of its stream."),

  // Values
  VALUE_0001(ErrorKind.DATA, "A number is out of the range of its type."),
  VALUE_0002(ErrorKind.DATA, "Division by zero."),
  VALUE_0003(ErrorKind.DATA, "A value can't be cast to the type."),
  VALUE_0004(ErrorKind.DATA, "An argument of a function is out of its domain."),
  VALUE_0005(ErrorKind.DATA, "A null in a column that is declared without nulls."),

  // Decoding and encoding
  DECODE_0001(ErrorKind.DATA, "A record isn't well-formed."),
  DECODE_0002(ErrorKind.DATA, "A value has another type than its column."),
  DECODE_0003(ErrorKind.DATA, "A number doesn't fit its column."),
  DECODE_0004(ErrorKind.DATA, "A required field is absent or null."),
  DECODE_0005(ErrorKind.DATA, "A record holds invalid UTF-8."),
  DECODE_0006(ErrorKind.DATA, "A record is nested too deeply."),
  DECODE_0007(ErrorKind.DATA, "A field stands twice in a record."),
  DECODE_0008(ErrorKind.DATA, "A record has a field that the schema doesn't know."),
  DECODE_0009(ErrorKind.DATA, "A record is empty."),
  ENCODE_0001(ErrorKind.DATA, "A value has no form in the output format."),
  ENCODE_0002(ErrorKind.DATA, "An output record is larger than the sink takes."),
  FORMAT_0001(ErrorKind.USER, "A format can't hold a type of the schema."),

  // SQL
  SQL_0001(ErrorKind.USER, "The SQL text isn't valid syntax."),
  SQL_0002(ErrorKind.USER, "The SQL names a table that doesn't exist."),
  SQL_0003(ErrorKind.USER, "The SQL names a column that doesn't exist or is ambiguous."),
  SQL_0004(ErrorKind.USER, "The SQL calls a function that doesn't exist."),
  SQL_0005(ErrorKind.USER, "The SQL applies an operator or function to types it doesn't take."),
  SQL_0006(ErrorKind.USER, "The SQL uses an operator that isn't supported."),
  SQL_0007(ErrorKind.USER, "The SQL isn't valid."),
  SQL_0008(ErrorKind.USER, "Two columns of a query's result have one name, or one has none."),
  SQL_0009(
      ErrorKind.INTERNAL,
      "A query can't be planned, or the code generated for it doesn't compile."),
  SQL_0010(ErrorKind.USER, "The SQL is too large or nested too deeply."),

  // Sinks in general
  SINK_0001(ErrorKind.USER, "Another writer has taken this one's place."),
  SINK_0002(ErrorKind.EXTERNAL, "Prepared output no longer exists and can't be committed."),

  // Dead letters that are sent again
  REDRIVE_0001(ErrorKind.USER, "A pipeline has no dead letters that can be read again."),
  REDRIVE_0002(
      ErrorKind.USER, "Dead letters can't be sent back and be done with in one transaction."),
  REDRIVE_0003(ErrorKind.EXTERNAL, "Dead letters can't be read to their end."),
  REDRIVE_0004(ErrorKind.USER, "A failure can't be exported to files, or read from them."),

  // Kafka
  KAFKA_0001(
      ErrorKind.EXTERNAL, "The Kafka brokers can't be reached, or don't do in time what is asked."),
  KAFKA_0002(ErrorKind.USER, "A topic doesn't exist."),
  KAFKA_0003(ErrorKind.USER, "A Kafka property is refused, because it would break a guarantee."),
  KAFKA_0004(ErrorKind.DATA, "Committed offsets no longer exist in the topic: records were lost."),
  KAFKA_0005(ErrorKind.EXTERNAL, "A record could not be sent."),
  KAFKA_0006(ErrorKind.EXTERNAL, "Offsets could not be committed."),
  KAFKA_0007(ErrorKind.USER, "Kafka refuses access."),
  KAFKA_0008(ErrorKind.EXTERNAL, "Records could not be fetched."),
  KAFKA_0009(ErrorKind.USER, "A Kafka property is missing or not valid."),
  KAFKA_0010(ErrorKind.USER, "Two workers of a pipeline have one id."),
  KAFKA_0011(ErrorKind.DATA, "A record's timestamp is outside of what the topic accepts."),
  KAFKA_0012(ErrorKind.DATA, "A record without a key can't be written to a compacted topic."),
  KAFKA_0013(ErrorKind.EXTERNAL, "A transaction could not be committed."),
  KAFKA_0014(ErrorKind.DATA, "A record's partition isn't there in the topic it goes to."),
  KAFKA_0015(ErrorKind.USER, "A record that failed is too large for the topic that is to keep it."),

  // Testkit
  TESTKIT_0001(ErrorKind.RESOURCE, "A broker for tests can't be started."),
  TESTKIT_0002(ErrorKind.EXTERNAL, "A broker for tests didn't do what it was asked."),
  TESTKIT_0003(ErrorKind.USER, "A setting of the testkit is missing or not valid."),
  TESTKIT_0004(ErrorKind.RESOURCE, "A process for a worker under test can't be started.");

  private final ErrorKind kind;
  private final String title;
  private final boolean retryable;

  EtlError(ErrorKind kind, String title) {
    this(kind, title, kind == ErrorKind.EXTERNAL);
  }

  EtlError(ErrorKind kind, String title, boolean retryable) {
    this.kind = kind;
    this.title = title;
    this.retryable = retryable;
  }

  @Override
  public String id() {
    return "ETL-" + name().replace('_', '-').toUpperCase(Locale.ROOT);
  }

  @Override
  public ErrorKind kind() {
    return kind;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public boolean retryable() {
    return retryable;
  }
}
