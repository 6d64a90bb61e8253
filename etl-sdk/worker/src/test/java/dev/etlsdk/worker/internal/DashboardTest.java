package dev.etlsdk.worker.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.formats.json.Json;
import dev.etlsdk.kafka.KafkaDeadLetters;
import dev.etlsdk.kafka.KafkaSink;
import dev.etlsdk.kafka.KafkaSource;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.runtime.MetricName;
import dev.etlsdk.runtime.RunnerOptions;
import dev.etlsdk.testkit.await.Await;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaTest;
import dev.etlsdk.testkit.kafka.Topic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The dashboard for Grafana asks for what /metrics shows of a real run, and leaves nothing out. */
@KafkaTest
@Timeout(120)
class DashboardTest {

  private static final Path DASHBOARD = Path.of("../../docs/grafana/pipelines.json");
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final int COLUMNS = 24;

  /** A metric in a query, with what is asked of its labels. */
  private static final Pattern SELECTOR = Pattern.compile("\\b(etl_[a-z_]+)(?:\\{([^}]*)\\})?");

  private static final Pattern BY = Pattern.compile("by \\(([a-z, ]+)\\)");
  private static final Pattern MATCHER = Pattern.compile("([a-z_]+)(?:=|!=|=~|!~)\"");
  private static final Pattern LEGEND = Pattern.compile("\\{\\{([a-z_]+)\\}\\}");
  private static final Pattern SAMPLE =
      Pattern.compile("^(etl_[a-z_]+)(?:\\{(.*)\\})? [0-9.eE+NaIinf-]+$", Pattern.MULTILINE);
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"");

  @Test
  void everyQueryAsksForMetersAndLabelsOfARealRun(
      KafkaBroker broker, @Topic String in, @Topic String out, @Topic String letters)
      throws Exception {
    Map<String, Set<String>> shown = labels(scrape(broker, in, out, letters));
    int checked = 0;
    for (Map<?, ?> target : targets()) {
      String query = String.valueOf(target.get("expr"));
      Set<String> grouped = names(BY, query);
      Matcher selector = SELECTOR.matcher(query);
      while (selector.find()) {
        assertThat(shown).as(query).containsKey(selector.group(1));
        assertThat(shown.get(selector.group(1))).as(query).containsAll(grouped);
        String asked = selector.group(2) == null ? "" : selector.group(2);
        assertThat(shown.get(selector.group(1))).as(query).containsAll(found(MATCHER, asked));
        checked++;
      }
      assertThat(grouped)
          .as("labels in the legend of %s", query)
          .containsAll(found(LEGEND, String.valueOf(target.get("legendFormat"))));
    }
    assertThat(checked).isGreaterThan(20);
    for (Map<?, ?> variable : list(map(dashboard(), "templating"), "list")) {
      Matcher asked = SELECTOR.matcher(String.valueOf(variable.get("query")));
      while (asked.find()) {
        assertThat(shown.get(asked.group(1)))
            .as("%s", variable)
            .contains(String.valueOf(variable.get("name")));
      }
    }
  }

  @Test
  void everyMeterIsOnIt() throws Exception {
    String queries =
        targets().stream().map(target -> target.get("expr") + "\n").collect(Collectors.joining());
    for (MetricName metric : MetricName.values()) {
      assertThat(queries).contains(metric.id().replace('.', '_'));
    }
  }

  /** As far as it can be known without Grafana: what an import would stumble over. */
  @Test
  void panelsHaveTheirOwnIdsPlacesAndDataSource() throws Exception {
    Map<?, ?> dashboard = dashboard();
    assertThat(dashboard.get("schemaVersion")).isInstanceOf(Integer.class);
    assertThat(String.valueOf(dashboard.get("uid"))).matches("[A-Za-z0-9_-]{1,40}");
    Set<String> variables =
        list(map(dashboard, "templating"), "list").stream()
            .map(variable -> String.valueOf(variable.get("name")))
            .collect(Collectors.toSet());
    Set<Object> ids = new HashSet<>();
    Set<String> cells = new HashSet<>();
    for (Map<?, ?> panel : list(dashboard, "panels")) {
      String what = "panel '" + panel.get("title") + "'";
      assertThat(ids.add(panel.get("id"))).as(what + " has an id of its own").isTrue();
      assertThat(panel.get("type")).as(what).isIn("timeseries", "stat", "table", "row");
      assertThat(map(panel, "datasource").get("uid")).as(what).isEqualTo("${datasource}");
      occupy(map(panel, "gridPos"), cells, what);
      Set<Object> refs = new HashSet<>();
      for (Map<?, ?> target : list(panel, "targets")) {
        assertThat(refs.add(target.get("refId"))).as(what + " has queries of one name").isTrue();
        Set<String> used = found(Pattern.compile("\\$([a-z]\\w*)"), target.get("expr").toString());
        assertThat(variables).as(what).containsAll(used);
      }
    }
    assertThat(variables).contains("datasource");
  }

  private static void occupy(Map<?, ?> place, Set<String> cells, String what) {
    int x = (Integer) place.get("x");
    int y = (Integer) place.get("y");
    int right = x + (Integer) place.get("w");
    assertThat(right).as(what + " ends within the grid").isLessThanOrEqualTo(COLUMNS);
    for (int column = x; column < right; column++) {
      for (int row = y; row < y + (Integer) place.get("h"); row++) {
        assertThat(cells.add(column + "/" + row)).as(what + " lies on another").isTrue();
      }
    }
  }

  /** What a worker's /metrics shows of a pipeline that has read, failed and committed. */
  private static String scrape(KafkaBroker broker, String in, String out, String letters)
      throws Exception {
    broker.publish(in, "{\"id\":1}", "poison", "{\"id\":2}");
    try (HealthServer server = HealthServer.open(0);
        Pipeline pipeline = pipeline(broker.bootstrapServers(), in, out, letters);
        Execution execution =
            LocalRunner.create(
                    RunnerOptions.builder()
                        .meterRegistry(server.registry())
                        .commitInterval(Duration.ofMillis(50))
                        .build())
                .start(pipeline)) {
      broker.awaitRecords(letters, 1, DEADLINE);
      broker.awaitRecords(out, 2, DEADLINE);
      return Await.until(
          "a commit is counted",
          DEADLINE,
          () -> execution.counters().commits() > 0 ? server.registry().scrape() : "",
          text -> text.contains("etl_transactions_total{outcome=\"committed\""));
    }
  }

  private static Pipeline pipeline(String servers, String in, String out, String letters) {
    return Pipeline.named(in)
        .source(
            "numbers",
            KafkaSource.topic(in)
                .bootstrapServers(servers)
                .schema(Schema.parse("id BIGINT NOT NULL"))
                .codec(Json.codec())
                .build())
        .sink("numbers", KafkaSink.topic(out).bootstrapServers(servers).codec(Json.codec()).build())
        .onError(
            ErrorPolicy.deadLetter(
                KafkaDeadLetters.topic(letters).bootstrapServers(servers).build()))
        .delivery(DeliveryGuarantee.EXACTLY_ONCE)
        .build();
  }

  /** The labels that all samples of a name have. */
  private static Map<String, Set<String>> labels(String scraped) {
    Map<String, Set<String>> labels = new TreeMap<>();
    Matcher sample = SAMPLE.matcher(scraped);
    while (sample.find()) {
      String written = sample.group(2) == null ? "" : sample.group(2);
      Set<String> own = found(LABEL, written);
      labels.merge(
          sample.group(1),
          own,
          (one, other) -> {
            one.retainAll(other);
            return one;
          });
    }
    return labels;
  }

  private static List<Map<?, ?>> targets() throws Exception {
    List<Map<?, ?>> targets = new ArrayList<>();
    for (Map<?, ?> panel : list(dashboard(), "panels")) {
      List<Map<?, ?>> own = list(panel, "targets");
      assertThat(own).as("queries of %s", panel.get("title")).isNotEmpty();
      targets.addAll(own);
    }
    return targets;
  }

  private static Map<?, ?> dashboard() throws Exception {
    return (Map<?, ?>)
        new Load(LoadSettings.builder().build()).loadFromString(Files.readString(DASHBOARD));
  }

  private static Map<?, ?> map(Map<?, ?> parent, String key) {
    return (Map<?, ?>) parent.get(key);
  }

  private static List<Map<?, ?>> list(Map<?, ?> parent, String key) {
    List<Map<?, ?>> maps = new ArrayList<>();
    ((List<?>) parent.get(key)).forEach(each -> maps.add((Map<?, ?>) each));
    return maps;
  }

  /** Names in lists, such as {@code by (pipeline, stream)}. */
  private static Set<String> names(Pattern pattern, String text) {
    Set<String> names = new TreeSet<>();
    found(pattern, text).forEach(list -> names.addAll(List.of(list.split(", "))));
    return names;
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
