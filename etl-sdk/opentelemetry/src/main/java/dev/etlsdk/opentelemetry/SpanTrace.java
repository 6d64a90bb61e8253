package dev.etlsdk.opentelemetry;

import dev.etlsdk.api.batch.Header;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.trace.BatchTrace;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A span that lasts as long as a fetch is on its way. */
final class SpanTrace implements BatchTrace {

  private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

  private final Span span;
  private final Scope scope;
  private final List<Header> headers;

  @SuppressWarnings("MustBeClosedChecker") // closed with this
  SpanTrace(Span span) {
    this.span = span;
    this.headers = headers(span);
    this.scope = span.makeCurrent();
  }

  /** A state of the source's trace would be none of this one's. */
  private static List<Header> headers(Span span) {
    if (!span.getSpanContext().isValid()) {
      return List.of();
    }
    Map<String, String> texts = new HashMap<>();
    W3CTraceContextPropagator.getInstance()
        .inject(Context.root().with(span), texts, SpanTrace::put);
    return List.of(header(RecordTraces.PARENT, texts), header(RecordTraces.STATE, texts));
  }

  private static void put(@Nullable Map<String, String> texts, String name, String value) {
    if (texts != null) {
      texts.put(name, value);
    }
  }

  private static Header header(String name, Map<String, String> texts) {
    String text = texts.get(name);
    return new Header(name, text == null ? null : text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public List<Header> outputHeaders() {
    return headers;
  }

  /** Of the span, to link to. */
  SpanContext context() {
    return span.getSpanContext();
  }

  @Override
  public void failed(EtlException failure) {
    span.setAttribute(ERROR, failure.code().id());
    // The message may hold values of a record.
    span.setStatus(StatusCode.ERROR, failure.code().id());
  }

  @Override
  public void close() {
    scope.close();
    span.end();
  }
}
