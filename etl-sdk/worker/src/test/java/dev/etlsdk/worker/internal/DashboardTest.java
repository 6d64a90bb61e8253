package dev.etlsdk.worker.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.runtime.MetricName;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The dashboard for Grafana asks for what /metrics shows, and leaves nothing out. */
class DashboardTest {

  private static final Path DASHBOARD = Path.of("../../docs/grafana/pipelines.json");
  private static final Pattern METRIC = Pattern.compile("\\b(etl_[a-z_]+)(?=[{,])");
  private static final Pattern BY = Pattern.compile("by \\(([a-z, ]+)\\)");
  private static final Pattern PROMETHEUS_NAME =
      Pattern.compile("^(etl_[a-z_]+)[{ ]", Pattern.MULTILINE);

  @Test
  void everyQueryNamesMetersAndTagsThatAWorkerShows() throws Exception {
    String shown = shown();
    Set<String> names =
        PROMETHEUS_NAME
            .matcher(shown)
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toSet());
    List<String> queries = queries();

    assertThat(queries).hasSizeGreaterThan(10);
    for (String query : queries) {
      Set<String> asked = found(METRIC, query);
      assertThat(asked).as(query).isNotEmpty();
      assertThat(names).as(query).containsAll(asked);
      for (String tags : found(BY, query)) {
        for (String tag : tags.split(", ")) {
          assertThat(shown).as(query).contains(tag + "=\"");
        }
      }
    }
  }

  @Test
  void everyMeterIsOnIt() throws Exception {
    String queries = String.join("\n", queries());
    for (MetricName metric : MetricName.values()) {
      assertThat(queries).contains(metric.id().replace('.', '_'));
    }
  }

  /** What a worker's /metrics looks like with every meter of a pipeline. */
  private static String shown() {
    try (HealthServer server = HealthServer.open(0)) {
      for (MetricName metric : MetricName.values()) {
        register(metric, server.registry());
      }
      return server.registry().scrape();
    }
  }

  private static void register(MetricName metric, MeterRegistry registry) {
    Tags tags = Tags.of("pipeline", "p", "version", "1");
    for (String tag : metric.tags().split(",", -1)) {
      tags = tag.isBlank() ? tags : tags.and(tag.strip(), "x");
    }
    switch (metric.kind()) {
      case COUNTER -> Counter.builder(metric.id()).tags(tags).register(registry).increment();
      case GAUGE -> Gauge.builder(metric.id(), () -> 1).tags(tags).register(registry);
      case TIMER ->
          Timer.builder(metric.id()).tags(tags).register(registry).record(Duration.ofSeconds(1));
    }
  }

  /** Every text under "expr" or "query", and at least one of each panel. */
  private static List<String> queries() throws Exception {
    Object dashboard =
        new Load(LoadSettings.builder().build()).loadFromString(Files.readString(DASHBOARD));
    List<String> queries = new ArrayList<>();
    collect(dashboard, queries);
    return queries;
  }

  private static void collect(Object value, List<String> queries) {
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, inner) -> {
            boolean query = key.equals("expr") || key.equals("query");
            if (query && inner instanceof String text && !text.equals("prometheus")) {
              queries.add(text);
            } else {
              collect(inner, queries);
            }
          });
    } else if (value instanceof List<?> list) {
      list.forEach(inner -> collect(inner, queries));
    }
  }

  private static Set<String> found(Pattern pattern, String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
