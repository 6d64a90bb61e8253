package dev.etlsdk.opentelemetry;

import dev.etlsdk.api.batch.SourceRecords;
import dev.etlsdk.api.trace.BatchTrace;
import dev.etlsdk.api.trace.BatchTracer;
import dev.etlsdk.api.trace.TracedBatch;
import dev.etlsdk.api.trace.TracedCommit;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;

/**
 * Makes a span of each fetch on its way to the sinks, linked to the traces of its records, whose
 * {@code traceparent} headers it reads; output records get the span's own, so that what reads them
 * goes on in its trace. W3C Trace Context, whatever else the SDK is set to. Thread-safe.
 *
 * <p>A commit is a span as well, linked to those of the fetches that it covers.
 *
 * <p>The span is the current one on the task's work thread: spans that functions and transforms
 * begin there are its children. It holds no value of a record; of a failure it holds the code.
 */
public final class OpenTelemetryTracer implements BatchTracer {

  /** The name under which spans are made. */
  public static final String INSTRUMENTATION = "dev.etlsdk";

  /** The most links of a span; the SDK's own limit is the same unless it is set. */
  static final int MAX_LINKS = 128;

  private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
  private static final AttributeKey<String> OPERATION =
      AttributeKey.stringKey("messaging.operation.name");
  private static final AttributeKey<String> OPERATION_TYPE =
      AttributeKey.stringKey("messaging.operation.type");
  private static final AttributeKey<String> DESTINATION =
      AttributeKey.stringKey("messaging.destination.name");
  private static final AttributeKey<Long> COUNT =
      AttributeKey.longKey("messaging.batch.message_count");
  private static final AttributeKey<String> PIPELINE = AttributeKey.stringKey("etl.pipeline");
  private static final AttributeKey<String> VERSION = AttributeKey.stringKey("etl.version");
  private static final AttributeKey<String> STREAM = AttributeKey.stringKey("etl.stream");
  private static final AttributeKey<Long> TASK = AttributeKey.longKey("etl.task");
  private static final AttributeKey<Long> BATCHES = AttributeKey.longKey("etl.commit.batches");
  private static final String PROCESS = "process";
  private static final String COMMIT = "commit";
  private static final String SETTLE = "settle";

  private final Tracer tracer;
  private final boolean tracing;

  private OpenTelemetryTracer(TracerProvider provider) {
    this.tracer = provider.get(INSTRUMENTATION);
    this.tracing = provider != TracerProvider.noop();
  }

  /** A tracer that makes its spans by this SDK; without one in the process, it does nothing. */
  public static OpenTelemetryTracer of(OpenTelemetry openTelemetry) {
    return new OpenTelemetryTracer(openTelemetry.getTracerProvider());
  }

  @Override
  public BatchTrace begin(TracedBatch batch) {
    if (!tracing) {
      return BatchTrace.NONE;
    }
    SourceRecords records = batch.records();
    SpanBuilder span =
        tracer
            .spanBuilder(PROCESS + " " + batch.stream())
            .setSpanKind(SpanKind.CONSUMER)
            .setNoParent()
            .setAttribute(SYSTEM, batch.kind())
            .setAttribute(OPERATION, PROCESS)
            .setAttribute(OPERATION_TYPE, PROCESS)
            .setAttribute(COUNT, (long) batch.rows())
            .setAttribute(PIPELINE, batch.pipeline())
            .setAttribute(VERSION, batch.version())
            .setAttribute(STREAM, batch.stream())
            .setAttribute(TASK, (long) batch.task());
    if (records.count() > 0) {
      span.setAttribute(DESTINATION, records.topic(0));
    }
    RecordTraces.of(records, MAX_LINKS).forEach(span::addLink);
    Span started = span.startSpan();
    return new SpanTrace(started);
  }

  /** A span of its own, for a commit covers batches of many traces: it is linked to theirs. */
  @Override
  public BatchTrace beginCommit(TracedCommit commit) {
    if (!tracing) {
      return BatchTrace.NONE;
    }
    SpanBuilder span =
        tracer
            .spanBuilder(COMMIT + " " + commit.pipeline())
            .setSpanKind(SpanKind.INTERNAL)
            .setNoParent()
            .setAttribute(OPERATION, COMMIT)
            .setAttribute(OPERATION_TYPE, SETTLE)
            .setAttribute(BATCHES, commit.count())
            .setAttribute(PIPELINE, commit.pipeline())
            .setAttribute(VERSION, commit.version())
            .setAttribute(TASK, (long) commit.task());
    for (BatchTrace batch : commit.batches()) {
      if (batch instanceof SpanTrace own) {
        span.addLink(own.context());
      }
    }
    return new SpanTrace(span.startSpan());
  }

  @Override
  public String toString() {
    return "OpenTelemetry";
  }
}
