package dev.etlsdk.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.sink.SinkCapability;
import dev.etlsdk.api.sql.ExplainLevel;
import dev.etlsdk.api.transform.AsyncOptions;
import dev.etlsdk.api.transform.RowTransform;
import dev.etlsdk.runtime.TinySqlCompiler;
import dev.etlsdk.testkit.inmemory.InMemorySink;
import dev.etlsdk.testkit.inmemory.InMemorySource;
import dev.etlsdk.testkit.inmemory.InMemoryStore;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a pipeline is, and what is wrong with one that can't be. */
class PipelineTest {

  private final InMemoryStore store = InMemoryStore.create();
  private final InMemorySink out = store.sink("out");
  private final InMemorySource numbers = source("id BIGINT, name VARCHAR");

  @Test
  void describesItselfWithoutSecrets() {
    Pipeline pipeline =
        Pipeline.named("orders")
            .version("7")
            .source("numbers", numbers)
            .sqlCompiler(new TinySqlCompiler())
            .sql("ids", "SELECT id\n  FROM numbers")
            .transform(
                "same",
                "ids",
                TransformSpec.rows(Id.class, Id.class, Same.class, Map.of("password", "hunter2")))
            .sink("same", out)
            .onError(ErrorPolicy.skip())
            .onError("same", ErrorPolicy.deadLetter(store.deadLetters("dlq")))
            .build();

    assertThat(pipeline.describe())
        .isEqualTo(
            """
            pipeline orders (version 7, at least once, failed rows: skip)
              numbers <- in-memory source in-memory source 'numbers'
                  columns: id BIGINT, name VARCHAR
              ids <- sql SELECT id FROM numbers
                  columns: id BIGINT
              same <- transform of ids by dev.etlsdk.pipeline.PipelineTest$Same[password]
                  columns: id BIGINT
                  failed rows: dead letter to in-memory in-memory dead letters 'dlq'
              same -> in-memory sink in-memory table 'out'
            """);
    assertThat(pipeline).hasToString(pipeline.describe());
    assertThat(pipeline.stages().toString()).doesNotContain("hunter2");
    assertThat(pipeline.portable()).isTrue();
    assertThat(pipeline.schema("ids")).isEqualTo(Schema.parse("id BIGINT"));
    assertThat(pipeline.explain()).isEqualTo("ids:\n  PLAN of SELECT id\n    FROM numbers\n");
    assertThat(pipeline.explain(ExplainLevel.CODE)).contains("CODE of");
  }

  @Test
  void derivesAVersionFromWhatItComputes() {
    String version = version("SELECT id FROM numbers");

    assertThat(version).matches("[0-9a-f]{12}").isEqualTo(version("SELECT id FROM numbers"));
    assertThat(version("SELECT name FROM numbers")).isNotEqualTo(version);
  }

  private String version(String sql) {
    return Pipeline.named("p")
        .source("numbers", numbers)
        .sqlCompiler(new TinySqlCompiler())
        .sql("q", sql)
        .sink("q", out)
        .build()
        .version();
  }

  @Test
  void reportsAllProblemsAtOnce() {
    TinySqlCompiler compiler = new TinySqlCompiler();
    EtlException failure =
        failure(
            Pipeline.named("several problems")
                .source("numbers", numbers)
                .source("numbers", numbers)
                .source("unread", source("a BIGINT"))
                .sqlCompiler(compiler)
                .sql("good", "SELECT id FROM numbers")
                .sql("bad", "SELECT nothing FROM numbers")
                .sql("ofBad", "SELECT id FROM bad")
                .sink("good", out.withSchema(Schema.parse("id BIGINT NOT NULL, nam VARCHAR")))
                .sink("ofBad", out)
                .sink("nubmers", out)
                .onError("godo", ErrorPolicy.skip()));

    assertThat(failure.code()).isEqualTo(EtlError.PIPELINE_0008);
    assertThat(failure.getSuppressed())
        .extracting(problem -> ((EtlException) problem).code())
        .containsExactlyInAnyOrder(
            EtlError.PIPELINE_0006,
            EtlError.PIPELINE_0001,
            EtlError.PIPELINE_0002,
            EtlError.SQL_0003,
            EtlError.PIPELINE_0003,
            EtlError.PIPELINE_0004,
            EtlError.PIPELINE_0004,
            EtlError.PIPELINE_0002);
    assertThat(failure)
        .hasMessageContaining("the name 'several problems' can't be a pipeline's")
        .hasMessageContaining("two streams are named 'numbers'")
        .hasMessageContaining("did you mean 'good'?")
        .hasMessageContaining("did you mean 'numbers'?")
        .hasMessageContaining("nothing reads the stream 'unread'")
        .hasMessageContaining("'id' may be null, which the sink doesn't take")
        .hasMessageContaining("'nam' is missing");
  }

  @Test
  void closesQueriesOfAPipelineThatCantBe() {
    TinySqlCompiler compiler = new TinySqlCompiler();
    failure(
        Pipeline.named("p")
            .source("numbers", numbers)
            .sqlCompiler(compiler)
            .sql("q", "SELECT id FROM numbers"));

    assertThat(compiler.openQueries()).isZero();
    Pipeline pipeline =
        Pipeline.named("p")
            .source("numbers", numbers)
            .sqlCompiler(compiler)
            .sql("q", "SELECT id FROM numbers")
            .sink("q", out)
            .build();
    assertThat(compiler.openQueries()).isOne();
    pipeline.close();
    assertThat(compiler.openQueries()).isZero();
  }

  @Test
  void needsACompilerForSql() {
    EtlException failure =
        failure(
            Pipeline.named("p")
                .source("numbers", numbers)
                .sql("q", "SELECT id FROM numbers")
                .sink("q", out));

    assertThat(failure.code()).isEqualTo(EtlError.PIPELINE_0007);
    assertThat(failure.fix()).contains("dev.etlsdk:etl-sdk-sql");
  }

  @Test
  void needsSourceAndSink() {
    assertThat(codes(Pipeline.named("p")))
        .containsExactly(EtlError.PIPELINE_0006, EtlError.PIPELINE_0006);
  }

  @Test
  void readsOnlyStreamsThatStandBefore() {
    EtlException failure =
        failure(
            Pipeline.named("p")
                .source("numbers", numbers)
                .transform(
                    "early", "ids", TransformSpec.rows(Id.class, Id.class, Same.class, Map.of()))
                .sqlCompiler(new TinySqlCompiler())
                .sql("ids", "SELECT id FROM numbers")
                .sink("ids", out)
                .sink("early", out));

    assertThat(failure.code()).isEqualTo(EtlError.PIPELINE_0002);
    assertThat(failure.location().stage()).isEqualTo("early");
  }

  @Test
  void promisesExactlyOnceOnlyWhereAllSinksCan() {
    InMemorySink plain = out.withCapabilities(Set.of());
    assertThat(
            failure(
                Pipeline.named("p")
                    .source("numbers", numbers)
                    .sink("numbers", plain)
                    .delivery(DeliveryGuarantee.EXACTLY_ONCE)))
        .hasMessageContaining("ETL-PIPELINE-0005")
        .hasMessageContaining("lacks [TRANSACTIONAL, COMMITS_POSITIONS]");
    assertThat(
            failure(
                Pipeline.named("p")
                    .source("numbers", numbers)
                    .sink("numbers", out)
                    .sink("numbers", InMemoryStore.create().sink("elsewhere"))
                    .delivery(DeliveryGuarantee.EXACTLY_ONCE)))
        .hasMessageContaining("sinks that commit apart");
  }

  @Test
  void commitsProgressOnlyOfSourcesOnTheSamePlace() {
    InMemorySink elsewhere =
        out.withCapabilities(Set.of(SinkCapability.TRANSACTIONAL, SinkCapability.COMMITS_PROGRESS));
    assertThat(
            failure(
                Pipeline.named("p")
                    .source("numbers", numbers)
                    .sink("numbers", elsewhere)
                    .delivery(DeliveryGuarantee.EXACTLY_ONCE)))
        .hasMessageContaining("ETL-PIPELINE-0005")
        .hasMessageContaining("can't commit the progress of the source");
  }

  @Test
  void refusesTombstonesThatASinkCantWrite() {
    Schema schema = Schema.parse("id BIGINT");
    InMemorySource source = InMemorySource.recordsBuilder("t", schema, new PassingCodec()).build();
    InMemorySink plain = out.withCapabilities(Set.of(SinkCapability.TRANSACTIONAL));

    EtlException failure =
        failure(
            Pipeline.named("p")
                .source("t", source)
                .sqlCompiler(new TinySqlCompiler())
                .sql("q", "SELECT id FROM t")
                .sink("q", plain));

    assertThat(failure.code()).isEqualTo(EtlError.PIPELINE_0009);
    assertThat(failure.location().stage()).isEqualTo("q");
  }

  @Test
  void checksRecordsAndClassesOfTransforms() {
    assertThat(
            failure(
                Pipeline.named("p")
                    .source("numbers", numbers)
                    .transform("t", "numbers", Other.class, Id.class, (row, output) -> {})
                    .sink("t", out)))
        .hasMessageContaining("ETL-SCHEMA-0002");
    assertThat(
            failure(
                Pipeline.named("p")
                    .source("numbers", numbers)
                    .transform(
                        "t",
                        "numbers",
                        TransformSpec.rows(Id.class, Id.class, Hidden.class, Map.of()))
                    .sink("t", out)))
        .hasMessageContaining("ETL-TRANSFORM-0004")
        .hasMessageContaining("make it a public class");
  }

  @Test
  void isNotPortableWithALambda() {
    Pipeline pipeline =
        Pipeline.named("p")
            .source("numbers", numbers)
            .transformAsync(
                "t",
                "numbers",
                Id.class,
                Id.class,
                CompletableFuture::completedFuture,
                AsyncOptions.DEFAULT)
            .sink("t", out)
            .build();

    assertThat(pipeline.portable()).isFalse();
    assertThat(pipeline.describe()).contains("t <- transform of numbers by lambda");
  }

  private static List<Object> codes(PipelineBuilder builder) {
    return Arrays.stream(failure(builder).getSuppressed())
        .map(problem -> (Object) ((EtlException) problem).code())
        .toList();
  }

  private static EtlException failure(PipelineBuilder builder) {
    return catchThrowableOfType(EtlException.class, builder::build);
  }

  private static InMemorySource source(String schema) {
    return InMemorySource.builder("numbers", Schema.parse(schema)).build();
  }

  /** A row. */
  public record Id(Long id) {}

  record Other(Long nothing) {}

  /** Passes rows on. */
  public static final class Same implements RowTransform<Id, Id> {
    /** Takes a configuration. */
    public Same(dev.etlsdk.udf.UdfConfig config) {}

    @Override
    public void process(Id row, RowOutput<Id> output) {
      output.emit(row);
    }
  }

  static final class Hidden implements RowTransform<Id, Id> {
    @Override
    public void process(Id row, RowOutput<Id> output) {
      output.emit(row);
    }
  }

  /** Passes tombstones on. */
  private static final class PassingCodec implements dev.etlsdk.api.codec.Codec {
    @Override
    public String name() {
      return "passing";
    }

    @Override
    public boolean passesTombstones() {
      return true;
    }

    @Override
    public dev.etlsdk.api.codec.RecordDecoder decoder(Schema schema) {
      return new dev.etlsdk.api.codec.RecordDecoder() {
        @Override
        public void decode(
            dev.etlsdk.api.batch.SourceRecords records,
            org.apache.arrow.vector.VectorSchemaRoot target,
            dev.etlsdk.api.codec.DecodeOutcome outcome) {
          target.setRowCount(0);
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public dev.etlsdk.api.codec.RecordEncoder encoder(Schema schema) {
      throw new UnsupportedOperationException("never written");
    }
  }
}
