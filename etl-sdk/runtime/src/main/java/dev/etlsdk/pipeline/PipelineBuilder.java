package dev.etlsdk.pipeline;

import dev.etlsdk.api.error.ErrorBudget;
import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.sink.Sink;
import dev.etlsdk.api.source.Source;
import dev.etlsdk.api.sql.PreparedSql;
import dev.etlsdk.api.sql.SqlCompiler;
import dev.etlsdk.api.sql.UdfOptions;
import dev.etlsdk.api.transform.AsyncOptions;
import dev.etlsdk.api.transform.AsyncRowTransform;
import dev.etlsdk.api.transform.RowTransform;
import dev.etlsdk.pipeline.internal.PipelineDefinition;
import dev.etlsdk.pipeline.internal.Planner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects the stages of a {@link Pipeline}. A stage reads streams that were added before it. Not
 * thread-safe.
 */
public final class PipelineBuilder {

  private final String name;
  private final List<Stage> stages = new ArrayList<>();
  private final Map<String, ErrorPolicy> policies = new LinkedHashMap<>();
  private final Map<String, Class<? extends Record>> records = new LinkedHashMap<>();
  private final Map<String, Set<String>> pii = new LinkedHashMap<>();
  private @Nullable String version;
  private @Nullable ErrorPolicy policy;
  private @Nullable ErrorBudget errorBudget;
  private DeliveryGuarantee delivery = DeliveryGuarantee.AT_LEAST_ONCE;
  private UdfOptions udfs = UdfOptions.DEFAULT;
  private @Nullable Path generatedSources;
  private @Nullable SqlCompiler compiler;

  PipelineBuilder(String name) {
    this.name = Objects.requireNonNull(name, "name");
  }

  /** Adds a stream of a source's rows. */
  public PipelineBuilder source(String stream, Source source) {
    return add(
        new Stage.FromSource(
            Objects.requireNonNull(stream, "stream"), Objects.requireNonNull(source, "source")));
  }

  /**
   * Adds a stream of a query's rows.
   *
   * @param sql its tables are streams added before
   */
  public PipelineBuilder sql(String stream, String sql) {
    return add(
        new Stage.Sql(
            Objects.requireNonNull(stream, "stream"), Objects.requireNonNull(sql, "sql")));
  }

  /**
   * Adds a stream of the rows of a query that was compiled at build time, by the annotation
   * processor; needs no SQL compiler.
   *
   * @param query its tables are streams added before
   */
  public PipelineBuilder sql(String stream, PreparedSql query) {
    return add(
        new Stage.Sql(Objects.requireNonNull(stream, "stream"), query.sql(), Optional.of(query)));
  }

  /**
   * Adds a stream of the rows that a lambda makes of another stream's.
   *
   * @param input the stream that is read
   * @param in its components are columns of the stream that is read, by name
   * @param out its components are the columns of the new stream
   * @param transform shared by all tasks of this process
   */
  public <I extends Record, O extends Record> PipelineBuilder transform(
      String stream, String input, Class<I> in, Class<O> out, RowTransform<I, O> transform) {
    return transform(stream, input, TransformSpec.rows(in, out, transform));
  }

  /** Adds a stream of the rows that a transform makes of another stream's. */
  public PipelineBuilder transform(String stream, String input, TransformSpec transform) {
    return add(
        new Stage.Transformed(
            Objects.requireNonNull(stream, "stream"),
            Objects.requireNonNull(input, "input"),
            Objects.requireNonNull(transform, "transform")));
  }

  /**
   * Adds a stream of the rows that an asynchronous lambda, such as a call to a service, makes of
   * another stream's.
   *
   * @param input the stream that is read
   * @param in its components are columns of the stream that is read, by name
   * @param out its components are the columns of the new stream
   * @param transform shared by all tasks of this process
   * @param options how many rows at once, and how long one may take
   */
  public <I extends Record, O extends Record> PipelineBuilder transformAsync(
      String stream,
      String input,
      Class<I> in,
      Class<O> out,
      AsyncRowTransform<I, O> transform,
      AsyncOptions options) {
    return transform(stream, input, TransformSpec.async(in, out, transform, options));
  }

  /** Sends a stream to a sink. A stream may go to several, and be read by stages as well. */
  public PipelineBuilder sink(String stream, Sink sink) {
    return add(
        new Stage.ToSink(
            Objects.requireNonNull(stream, "stream"), Objects.requireNonNull(sink, "sink")));
  }

  /**
   * Says which record a stream's rows are. A row that the record can't hold fails in the stream
   * then, before anything reads it: a null where the component takes none ({@code ETL-VALUE-0005}),
   * a text that is no constant of its enum or no UUID ({@code ETL-VALUE-0003}); and errors of
   * decoding name the component. Of a source the columns are looked at that some stage reads, as
   * others aren't decoded.
   *
   * @param record its components are columns of the stream, by name; the stream may have others
   */
  public PipelineBuilder rows(String stream, Class<? extends Record> record) {
    records.put(Objects.requireNonNull(stream, "stream"), Objects.requireNonNull(record, "record"));
    return this;
  }

  /**
   * Says which columns of a stream hold what identifies a person, as {@link
   * dev.etlsdk.api.annotation.Pii} does for the components of a record: none of their values stands
   * in an error, a log or the headers of a dead letter.
   */
  public PipelineBuilder pii(String stream, String... columns) {
    pii.computeIfAbsent(Objects.requireNonNull(stream, "stream"), name -> new LinkedHashSet<>())
        .addAll(List.of(columns));
    return this;
  }

  /**
   * What happens to rows that fail, in all streams without a policy of their own. Without this the
   * pipeline stops at the first of them.
   */
  public PipelineBuilder onError(ErrorPolicy newPolicy) {
    this.policy = Objects.requireNonNull(newPolicy, "policy");
    return this;
  }

  /**
   * What happens to rows that fail in one stream: while it is decoded or computed, or while one of
   * its sinks encodes it.
   */
  public PipelineBuilder onError(String stream, ErrorPolicy newPolicy) {
    policies.put(
        Objects.requireNonNull(stream, "stream"), Objects.requireNonNull(newPolicy, "policy"));
    return this;
  }

  /**
   * How much may fail before the pipeline stops with {@code ETL-RUN-0009}, although failed rows are
   * skipped or go to dead letters. All splits count: those that a process reads as it counts them,
   * others as they were committed when it got splits last.
   */
  public PipelineBuilder errorBudget(ErrorBudget budget) {
    this.errorBudget = Objects.requireNonNull(budget, "budget");
    return this;
  }

  /** What is promised; at least once if nothing is said. */
  public PipelineBuilder delivery(DeliveryGuarantee guarantee) {
    this.delivery = Objects.requireNonNull(guarantee, "guarantee");
    return this;
  }

  /** A name for this form of the pipeline; without it one is derived from the stages. */
  public PipelineBuilder version(String newVersion) {
    this.version = Objects.requireNonNull(newVersion, "version");
    return this;
  }

  /** Where the functions of SQL stages come from; those on the class path if nothing is said. */
  public PipelineBuilder udfs(UdfOptions options) {
    this.udfs = Objects.requireNonNull(options, "options");
    return this;
  }

  /**
   * A folder that takes the sources generated from SQL, so that a debugger can step through them.
   */
  public PipelineBuilder generatedSources(Path folder) {
    this.generatedSources = Objects.requireNonNull(folder, "folder");
    return this;
  }

  /**
   * The compiler of SQL stages; found through {@link java.util.ServiceLoader} if nothing is said.
   */
  public PipelineBuilder sqlCompiler(SqlCompiler newCompiler) {
    this.compiler = Objects.requireNonNull(newCompiler, "compiler");
    return this;
  }

  /**
   * Checks everything that can be known without connecting anywhere, and compiles the SQL.
   *
   * @throws dev.etlsdk.api.error.EtlException with what is wrong; if several things are, the code
   *     is {@link dev.etlsdk.api.error.EtlError#PIPELINE_0008}, the message lists them all, and
   *     each is a suppressed exception of its own
   */
  public Pipeline build() {
    PipelineDefinition definition =
        new PipelineDefinition(
            name,
            Optional.ofNullable(version),
            List.copyOf(stages),
            Optional.ofNullable(policy),
            Map.copyOf(policies),
            Optional.ofNullable(errorBudget),
            Map.copyOf(records),
            Map.copyOf(pii),
            delivery,
            udfs,
            Optional.ofNullable(generatedSources),
            Optional.ofNullable(compiler));
    return Planner.plan(definition);
  }

  private PipelineBuilder add(Stage stage) {
    stages.add(stage);
    return this;
  }
}
