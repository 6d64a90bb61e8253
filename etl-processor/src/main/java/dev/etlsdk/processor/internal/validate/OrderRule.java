package dev.etlsdk.processor.internal.validate;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.processor.internal.model.Findings;
import dev.etlsdk.processor.internal.model.PipelineModel;
import dev.etlsdk.processor.internal.model.StreamModel;
import dev.etlsdk.processor.internal.model.StreamModel.Origin;
import dev.etlsdk.sql.BuildTimeSqlCompiler.CheckedQuery;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** No stream is made of itself, and each is read by something. */
public final class OrderRule {

  private final PipelineModel pipeline;
  private final Map<String, CheckedQuery> queries;
  private final Map<String, StreamModel> inputs;
  private final Findings findings;
  private final Set<StreamModel> order = new LinkedHashSet<>();
  private final Set<String> read = new HashSet<>();

  /**
   * The rule for a pipeline.
   *
   * @param queries those without mistakes, by stream
   * @param inputs what transforms without mistakes read, by the stream they make
   */
  public OrderRule(
      PipelineModel pipeline,
      Map<String, CheckedQuery> queries,
      Map<String, StreamModel> inputs,
      Findings findings) {
    this.pipeline = pipeline;
    this.queries = queries;
    this.inputs = inputs;
    this.findings = findings;
  }

  /** The streams, each after those it reads. */
  public List<StreamModel> check() {
    pipeline.streams().forEach(stream -> visit(stream, new LinkedHashSet<>()));
    for (StreamModel stream : pipeline.streams()) {
      if (pipeline.broken().isEmpty()
          && stream.sinks().isEmpty()
          && !read.contains(stream.name())
          && !mayBeReadByBroken(stream)) {
        findings.add(
            stream.place(),
            EtlError.PIPELINE_0003,
            "nothing reads the stream '" + stream.name() + "'",
            "annotate it with a sink, such as @KafkaSink, read it in a query, or remove it");
      }
    }
    return List.copyOf(order);
  }

  /** What a query or transform reads that has a mistake isn't known; that mistake tells enough. */
  private boolean mayBeReadByBroken(StreamModel stream) {
    String name = stream.name().toLowerCase(Locale.ROOT);
    return pipeline.streams().stream()
        .filter(other -> !queries.containsKey(other.name()) && !inputs.containsKey(other.name()))
        .anyMatch(
            other ->
                other.origin() instanceof Origin.FromTransform
                    || (other.origin() instanceof Origin.FromQuery query
                        && (query.sql().isBlank()
                            || query.sql().toLowerCase(Locale.ROOT).contains(name))));
  }

  private void visit(StreamModel stream, Set<String> path) {
    if (order.contains(stream)) {
      return;
    }
    if (!path.add(stream.name())) {
      List<String> cycle = new ArrayList<>(path);
      findings.add(
          stream.place(),
          EtlError.PIPELINE_0010,
          "the stream '"
              + stream.name()
              + "' is made of itself: "
              + String.join(" <- ", cycle.subList(cycle.indexOf(stream.name()), cycle.size()))
              + " <- "
              + stream.name(),
          "read another stream in one of them");
      order.add(stream);
      return;
    }
    for (StreamModel parent : parents(stream)) {
      read.add(parent.name());
      visit(parent, path);
    }
    path.remove(stream.name());
    order.add(stream);
  }

  private List<StreamModel> parents(StreamModel stream) {
    CheckedQuery query = queries.get(stream.name());
    if (query != null) {
      return query.plan().fragments().stream()
          .map(fragment -> pipeline.stream(fragment.table()).orElseThrow())
          .toList();
    }
    StreamModel input = inputs.get(stream.name());
    return input == null ? List.of() : List.of(input);
  }
}
