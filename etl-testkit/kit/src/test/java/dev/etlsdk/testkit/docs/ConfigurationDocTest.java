package dev.etlsdk.testkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.source.FetchLimits;
import dev.etlsdk.api.transform.AsyncOptions;
import dev.etlsdk.formats.json.JsonOptions;
import dev.etlsdk.kafka.KafkaDeadLetters;
import dev.etlsdk.kafka.KafkaRetryTopic;
import dev.etlsdk.kafka.KafkaSink;
import dev.etlsdk.kafka.KafkaSource;
import dev.etlsdk.runtime.RestartPolicy;
import dev.etlsdk.runtime.RunnerOptions;
import dev.etlsdk.testkit.driver.PipelineDriver;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The configuration reference lists every option, and no other, with its default. */
class ConfigurationDocTest {

  private static final Path DOCUMENT = Path.of("../../docs/configuration.md");
  private static final Pattern ROW =
      Pattern.compile("^\\| `(\\w+)` \\| (.*?) \\| .* \\|$", Pattern.MULTILINE);

  /** Their defaults are told in words. */
  private static final Set<String> IN_WORDS =
      Set.of("workerId", "clock", "tracer", "fetchLimits", "restarts", "stableWorker");

  @ParameterizedTest
  @ValueSource(
      classes = {
        RunnerOptions.Builder.class,
        KafkaSource.Builder.class,
        KafkaSink.Builder.class,
        KafkaDeadLetters.Builder.class,
        KafkaRetryTopic.Builder.class,
        JsonOptions.Builder.class,
        PipelineDriver.Builder.class
      })
  void listsTheOptionsOfEachBuilder(Class<?> builder) throws IOException {
    Set<String> options =
        Arrays.stream(builder.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .filter(method -> method.getReturnType() == builder)
            .map(Method::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(section(builder.getEnclosingClass()).keySet()).isEqualTo(options);
  }

  @Test
  void tellsTheDefaultsOfRecords() throws IOException {
    assertThat(section(FetchLimits.class)).isEqualTo(components(FetchLimits.DEFAULT));
    assertThat(section(RestartPolicy.class)).isEqualTo(components(RestartPolicy.DEFAULT));
    assertThat(section(AsyncOptions.class)).isEqualTo(components(AsyncOptions.DEFAULT));
    assertThat(section(JsonOptions.class)).isEqualTo(components(JsonOptions.defaults()));
  }

  @Test
  void tellsTheDefaultsOfTheRunner() throws Exception {
    for (Map.Entry<String, String> row : section(RunnerOptions.class).entrySet()) {
      if (!IN_WORDS.contains(row.getKey())) {
        Object value = RunnerOptions.class.getMethod(row.getKey()).invoke(RunnerOptions.defaults());
        assertThat(row.getValue()).as(row.getKey()).isEqualTo(shown(value));
      }
    }
  }

  private static Map<String, String> components(Record options) {
    Map<String, String> defaults = new LinkedHashMap<>();
    for (RecordComponent component : options.getClass().getRecordComponents()) {
      try {
        defaults.put(component.getName(), shown(component.getAccessor().invoke(options)));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
    return defaults;
  }

  private static String shown(Object value) {
    if (value instanceof Duration duration) {
      return duration.toMillis() % 1000 == 0
          ? duration.toSeconds() + " s"
          : duration.toMillis() + " ms";
    }
    if (value instanceof Enum<?> constant) {
      return "`" + constant.name() + "`";
    }
    if (value instanceof Boolean yes) {
      return yes ? "yes" : "no";
    }
    if (value instanceof Long number && number == Long.MAX_VALUE) {
      return "no limit";
    }
    if (value instanceof Long bytes && bytes % (1 << 20) == 0) {
      return (bytes >> 20) + " MiB";
    }
    return value instanceof Optional<?> optional && optional.isEmpty() ? "none" : value.toString();
  }

  /** The defaults in the section of a type, by option. */
  private static Map<String, String> section(Class<?> type) throws IOException {
    String document = Files.readString(DOCUMENT);
    String heading = "## `" + type.getSimpleName() + "`\n";
    assertThat(document).contains(heading);
    String from = document.substring(document.indexOf(heading) + heading.length());
    int end = from.indexOf("\n## ");
    Map<String, String> rows = new LinkedHashMap<>();
    Matcher row = ROW.matcher(end < 0 ? from : from.substring(0, end));
    while (row.find()) {
      assertThat(rows.put(row.group(1), row.group(2))).as(row.group(1) + " twice").isNull();
    }
    return rows;
  }
}
