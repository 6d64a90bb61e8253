package dev.etlsdk.testkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.annotation.OnError;
import dev.etlsdk.api.annotation.Pipeline;
import dev.etlsdk.api.annotation.Retry;
import dev.etlsdk.api.annotation.Transform;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The configuration reference lists every option, and no other, with its default. */
class ConfigurationDocTest {

  private static final Path DOCUMENT = Path.of("../../docs/configuration.md");
  private static final Pattern ROW =
      Pattern.compile("^\\| `(\\w+)` \\| (.*?) \\| .* \\|$", Pattern.MULTILINE);

  private static final Pattern ELEMENT =
      Pattern.compile("^\\| `(\\w+)` \\| `([a-z-]+)` \\| (.*?) \\| .* \\|$", Pattern.MULTILINE);

  /** Elements that no configuration can change. */
  private static final Set<String> FIXED =
      Set.of("Transform.from", "Transform.by", "Pipeline.value");

  /** What the element {@code value} is called in keys; {@code KafkaElementsTest} uses them. */
  private static final Map<String, String> VALUE_NAMES =
      Map.of(
          "KafkaSource", "topics",
          "KafkaSink", "topic",
          "KafkaDeadLetters", "topic",
          "KafkaRetryTopic", "topic",
          "OnError", "action");

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

  @ParameterizedTest
  @ValueSource(
      classes = {
        dev.etlsdk.kafka.annotation.KafkaSource.class,
        dev.etlsdk.kafka.annotation.KafkaSink.class,
        dev.etlsdk.kafka.annotation.KafkaDeadLetters.class,
        dev.etlsdk.kafka.annotation.KafkaRetryTopic.class,
        Transform.class,
        Pipeline.class,
        OnError.class,
        Retry.class,
        dev.etlsdk.api.annotation.ErrorBudget.class
      })
  void listsTheElementsOfEachAnnotationWithKeyAndDefault(Class<?> annotation) throws IOException {
    Map<String, String> elements = new TreeMap<>();
    for (Method element : annotation.getDeclaredMethods()) {
      String name = element.getName();
      if (!FIXED.contains(annotation.getSimpleName() + "." + name)) {
        String key =
            name.equals("value") ? VALUE_NAMES.get(annotation.getSimpleName()) : kebab(name);
        elements.put(name, "`" + key + "` " + shownOfElement(element.getDefaultValue()));
      }
    }
    Map<String, String> rows = new TreeMap<>();
    Matcher row = ELEMENT.matcher(text("### `@" + annotation.getSimpleName() + "`\n", "\n##"));
    while (row.find()) {
      assertThat(rows.put(row.group(1), "`" + row.group(2) + "` " + row.group(3)))
          .as(row.group(1) + " twice")
          .isNull();
    }
    assertThat(rows).isEqualTo(elements);
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static String shownOfElement(@Nullable Object value) {
    if (value == null) {
      return "required";
    }
    boolean empty = value.equals("") || value instanceof String[] texts && texts.length == 0;
    return empty ? "none" : "`" + value + "`";
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

  /** What stands under a heading. */
  private static String text(String heading, String next) throws IOException {
    String document = Files.readString(DOCUMENT);
    assertThat(document).contains(heading);
    String from = document.substring(document.indexOf(heading) + heading.length());
    int end = from.indexOf(next);
    return end < 0 ? from : from.substring(0, end);
  }

  /** The defaults in the section of a type, by option. */
  private static Map<String, String> section(Class<?> type) throws IOException {
    Map<String, String> rows = new LinkedHashMap<>();
    Matcher row = ROW.matcher(text("\n## `" + type.getSimpleName() + "`\n", "\n## "));
    while (row.find()) {
      assertThat(rows.put(row.group(1), row.group(2))).as(row.group(1) + " twice").isNull();
    }
    return rows;
  }
}
