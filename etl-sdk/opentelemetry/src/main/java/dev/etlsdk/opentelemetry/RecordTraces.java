package dev.etlsdk.opentelemetry;

import dev.etlsdk.api.batch.Header;
import dev.etlsdk.api.batch.SourceRecords;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The traces in which the records of a fetch were sent. */
final class RecordTraces {

  static final String PARENT = "traceparent";
  static final String STATE = "tracestate";

  private RecordTraces() {}

  /** Each once, the first ones up to a limit; headers that aren't of the form don't count. */
  static Collection<SpanContext> of(SourceRecords records, int limit) {
    Map<String, SpanContext> traces = new LinkedHashMap<>();
    // A fetch is often of one trace, or of a few: what was parsed once isn't parsed again.
    Set<Parent> parsed = new HashSet<>();
    for (int ordinal = 0; ordinal < records.count() && traces.size() < limit; ordinal++) {
      List<Header> headers = records.headers(ordinal);
      byte[] parent = parent(headers);
      if (parent != null && parsed.add(new Parent(parent))) {
        SpanContext trace =
            Span.fromContext(
                    W3CTraceContextPropagator.getInstance()
                        .extract(Context.root(), headers, Getter.INSTANCE))
                .getSpanContext();
        if (trace.isValid()) {
          traces.putIfAbsent(trace.getTraceId() + trace.getSpanId(), trace);
        }
      }
    }
    return traces.values();
  }

  private static byte @Nullable [] parent(List<Header> headers) {
    for (Header header : headers) {
      if (header.name().equals(PARENT)) {
        return header.value();
      }
    }
    return null;
  }

  /** A header's bytes, hashed by those of its span: all 55 would cost more than the rest. */
  private static final class Parent {

    private static final int SPAN = 36;
    private static final int SPAN_END = 52;

    private final byte[] text;

    Parent(byte[] text) {
      this.text = text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Parent parent && Arrays.equals(text, parent.text);
    }

    @Override
    public int hashCode() {
      int hash = text.length;
      for (int i = SPAN; i < SPAN_END && i < text.length; i++) {
        hash = 31 * hash + text[i];
      }
      return hash;
    }
  }

  private enum Getter implements TextMapGetter<List<Header>> {
    INSTANCE;

    @Override
    public @Nullable String get(@Nullable List<Header> headers, String name) {
      if (headers != null) {
        for (Header header : headers) {
          byte[] value = header.value();
          if (header.name().equals(name) && value != null) {
            return new String(value, StandardCharsets.UTF_8);
          }
        }
      }
      return null;
    }
  }
}
