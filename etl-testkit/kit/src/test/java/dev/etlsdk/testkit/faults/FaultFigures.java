package dev.etlsdk.testkit.faults;

import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.testkit.guarantee.DeliveryVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the suite has found: told on standard output, and written to the marked section of {@code
 * docs/reliability.md} if {@code -Dfaults.report=true} asks for it.
 */
final class FaultFigures {

  private static final String BEGIN = "<!-- figures: faults -->\n";
  private static final String END = "<!-- end of figures -->";

  private record Row(
      int faults, long published, long lost, long repeated, long disordered, long seconds) {

    Row plus(Row other) {
      return new Row(
          faults + other.faults,
          published + other.published,
          lost + other.lost,
          repeated + other.repeated,
          disordered + other.disordered,
          seconds + other.seconds);
    }
  }

  private final Map<String, Row> rows = new LinkedHashMap<>();

  /** Adds up what is found of one kind of fault with one guarantee. */
  void add(String kind, int faults, DeliveryVerdict verdict, Duration took) {
    Row row =
        new Row(
            faults,
            verdict.published(),
            verdict.lost(),
            verdict.repeated(),
            verdict.disordered(),
            took.toSeconds());
    rows.merge(key(kind, verdict.guarantee()), row, Row::plus);
    System.out.printf(
        "%s, %s: %d faults in %d s; %s%n",
        kind, verdict.guarantee(), faults, took.toSeconds(), verdict);
  }

  private static String key(String kind, DeliveryGuarantee guarantee) {
    return kind + " | " + guarantee.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private String table() {
    StringBuilder table =
        new StringBuilder(
            "| fault | delivery | faults | records | lost | more than once | out of order | time |\n"
                + "|---|---|---|---|---|---|---|---|\n");
    rows.forEach(
        (key, row) ->
            table.append(
                String.format(
                    Locale.ROOT,
                    "| %s | %d | %,d | %d | %s | %d | %d s |%n",
                    key,
                    row.faults,
                    row.published,
                    row.lost,
                    key.endsWith("at least once") ? row.repeated + ", allowed" : row.repeated,
                    row.disordered,
                    row.seconds)));
    return table.toString();
  }

  void report() throws IOException {
    System.out.println(table());
    if (!Boolean.getBoolean("faults.report")) {
      return;
    }
    Path document = document();
    String text = Files.readString(document);
    int from = text.indexOf(BEGIN) + BEGIN.length();
    int to = text.indexOf(END);
    if (from < BEGIN.length() || to < from) {
      throw new IllegalStateException(document + " has no section between " + BEGIN + END);
    }
    Files.writeString(
        document, text.substring(0, from) + "\n" + table() + "\n" + text.substring(to));
  }

  /** Above the folder of the module, where tests run. */
  private static Path document() {
    return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
        .map(folder -> folder.resolve("docs/reliability.md"))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("docs/reliability.md isn't there"));
  }
}
