package dev.etlsdk.worker.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.pipeline.config.ConfigKey;
import dev.etlsdk.worker.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What {@code docs/worker.md} lists is what there is. */
class WorkerGuideTest {

  private static final Path DOCUMENT = Path.of("../../docs/worker.md");
  private static final String BEGIN = "<!-- keys -->\n";
  private static final String END = "<!-- /keys -->";

  @Test
  void listsEveryKeyWithItsDefault() throws IOException {
    String text = Files.readString(DOCUMENT, UTF_8);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    String expected = text.substring(0, begin) + table() + text.substring(text.indexOf(END));
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(DOCUMENT, expected);
    }

    assertThat(Files.readString(DOCUMENT, UTF_8))
        .as(
            "docs/worker.md; write it anew with: mvn -pl etl-sdk/worker -am test"
                + " -Dtest=WorkerGuideTest -Dsurefire.failIfNoSpecifiedTests=false"
                + " -Dgolden.update=true")
        .isEqualTo(expected);
  }

  @Test
  void listsEveryOption() throws IOException {
    String text = Files.readString(DOCUMENT, UTF_8);

    for (OptionSpec option : new CommandLine(new CommandLineOptions()).getCommandSpec().options()) {
      assertThat(text).contains("`" + option.longestName());
    }
  }

  @Test
  void listsEveryExitCode() throws IOException {
    String text = Files.readString(DOCUMENT, UTF_8);

    for (ExitCode code : ExitCode.values()) {
      assertThat(text).containsPattern("(?m)^\\| " + code.number() + " \\|");
    }
  }

  private static String table() {
    StringBuilder table = new StringBuilder("| key | default | |\n|---|---|---|\n");
    for (ConfigKey key : Configuration.workerKeys()) {
      String fallback = key.fallback().orElseThrow();
      table
          .append("| `")
          .append(key.name())
          .append("` | ")
          .append(fallback.isEmpty() ? "" : "`" + fallback + "`")
          .append(" | ")
          .append(key.description())
          .append(" |\n");
    }
    return table.toString();
  }
}
