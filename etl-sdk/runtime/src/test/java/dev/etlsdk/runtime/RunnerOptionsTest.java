package dev.etlsdk.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Settings are checked in the call, and documented all. */
class RunnerOptionsTest {

  private static final Path DOCUMENT = Path.of("../../docs/pipelines.md");
  private static final Pattern FIRST_CELL = Pattern.compile("\\| `(\\w+)` \\|.*");
  private static final String HEADER = "| `RunnerOptions` | default | what it says |";

  @Test
  void theDocumentListsEverySetting() throws IOException {
    List<String> lines = Files.readAllLines(DOCUMENT);
    assertThat(lines).contains(HEADER);
    List<String> documented =
        lines.subList(lines.indexOf(HEADER) + 2, lines.size()).stream()
            .takeWhile(line -> line.startsWith("|"))
            .map(FIRST_CELL::matcher)
            .filter(Matcher::matches)
            .map(matcher -> matcher.group(1))
            .toList();
    List<String> settings =
        Arrays.stream(RunnerOptions.Builder.class.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .map(Method::getName)
            .filter(name -> !name.equals("build"))
            .toList();
    assertThat(documented).containsExactlyInAnyOrderElementsOf(settings);
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThatThrownBy(() -> RunnerOptions.builder().tasks(0)).hasMessageContaining("tasks");
    assertThatThrownBy(() -> RunnerOptions.builder().workerId(" "))
        .hasMessageContaining("workerId");
    assertThatThrownBy(() -> RunnerOptions.builder().stopTimeout(Duration.ZERO))
        .hasMessageContaining("stopTimeout");
  }
}
