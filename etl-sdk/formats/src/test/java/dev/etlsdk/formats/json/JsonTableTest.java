package dev.etlsdk.formats.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The tables in {@code docs/json.md} are what the codec does; {@code -Dgolden.update=true} writes
 * them anew.
 */
class JsonTableTest {

  private static final Path DOCUMENT =
      Path.of(System.getProperty("basedir", "."), "..", "..", "docs", "json.md");

  @Test
  void tableOfInputSaysWhatTheDecoderDoes() throws IOException {
    check("input", DecodeCases.all().stream().map(DecodeCase::row).toList());
  }

  @Test
  void tableOfOutputSaysWhatTheEncoderDoes() throws IOException {
    check("output", EncodeCases.all().stream().map(EncodeCase::row).toList());
  }

  private static void check(String table, List<String> rows) throws IOException {
    String begin = "<!-- " + table + ": written by JsonTableTest -->\n";
    String end = "<!-- end of " + table + " -->\n";
    String written = Files.readString(DOCUMENT);
    int from = written.indexOf(begin) + begin.length();
    int to = written.indexOf(end);
    assertThat(to).as("markers of %s in %s", table, DOCUMENT).isGreaterThan(from - 1);
    String fresh =
        "\n"
            + "| what | column `a` | "
            + (table.equals("input") ? "record | becomes |\n" : "value | becomes |\n")
            + "|---|---|---|---|\n"
            + String.join("\n", rows)
            + "\n\n";
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(DOCUMENT, written.substring(0, from) + fresh + written.substring(to));
    }
    assertThat(Files.readString(DOCUMENT))
        .as("docs/json.md; write its tables anew with -Dtest=JsonTableTest -Dgolden.update=true")
        .contains(begin + fresh + end);
  }

  /** Text as code in a table's cell. */
  static String code(String text) {
    String shown = text.replace("|", "\\|").replace("\n", "⏎");
    return shown.isEmpty() ? "(nothing)" : "`" + shown + "`";
  }
}
