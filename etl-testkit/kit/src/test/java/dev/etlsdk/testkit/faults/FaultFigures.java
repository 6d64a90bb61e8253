package dev.etlsdk.testkit.faults;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.testkit.guarantee.DeliveryVerdict;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the suite has found: told on standard output, and written to the marked section of {@code
 * docs/reliability.md} if {@code -Dfaults.report=true} asks for it and no promise was broken.
 */
final class FaultFigures {

  private static final String BEGIN = "<!-- figures: faults -->\n";
  private static final String END = "<!-- end of figures -->";

  private static final String HEAD =
      "| fault | delivery | faults | records | lost | more than once | unexpected | mangled | out of order | time | run |\n"
          + "|---|---|---|---|---|---|---|---|---|---|---|\n";

  private record Row(
      int faults,
      long published,
      long lost,
      long repeated,
      long unexpected,
      long mangled,
      long disordered,
      long seconds) {

    Row plus(Row other) {
      return new Row(
          faults + other.faults,
          published + other.published,
          lost + other.lost,
          repeated + other.repeated,
          unexpected + other.unexpected,
          mangled + other.mangled,
          disordered + other.disordered,
          seconds + other.seconds);
    }
  }

  private final Map<String, Row> rows = new LinkedHashMap<>();
  private boolean broken;

  /**
   * Adds up what is found of one kind of fault with one guarantee.
   *
   * @throws AssertionError if the promise was broken; the figures are added all the same
   */
  void add(String kind, int faults, DeliveryVerdict verdict, Duration took) {
    Row row =
        new Row(
            faults,
            verdict.published(),
            verdict.lost(),
            verdict.repeated(),
            verdict.unexpected(),
            verdict.mangled(),
            verdict.disordered(),
            took.toSeconds());
    rows.merge(key(kind, verdict.guarantee()), row, Row::plus);
    System.out.printf(
        "%s, %s: %d faults in %d s; %s%n",
        kind, verdict.guarantee(), faults, took.toSeconds(), verdict);
    broken |= !verdict.holds();
    verdict.assertHolds();
  }

  private static String key(String kind, DeliveryGuarantee guarantee) {
    return kind + " | " + guarantee.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String line(String key, Row row) {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %,d | %d | %s | %d | %d | %d | %d s | %s |",
        key,
        row.faults,
        row.published,
        row.lost,
        key.endsWith("at least once") ? row.repeated + ", allowed" : row.repeated,
        row.unexpected,
        row.mangled,
        row.disordered,
        row.seconds,
        LocalDate.now());
  }

  /** Tells the figures; those in the document are replaced by kind. */
  void report() throws IOException {
    rows.forEach((key, row) -> System.out.println(line(key, row)));
    if (!Boolean.getBoolean("faults.report")) {
      return;
    }
    if (broken) {
      System.out.println("docs/reliability.md stays as it is: a promise was broken");
      return;
    }
    replaceIn(document());
  }

  /** Classes of the suite may end at the same time. */
  private void replaceIn(Path document) throws IOException {
    try (FileChannel channel = FileChannel.open(document, READ, WRITE);
        FileLock lock = channel.lock()) {
      String text = Files.readString(document);
      int from = text.indexOf(BEGIN) + BEGIN.length();
      int to = text.indexOf(END);
      if (from < BEGIN.length() || to < from) {
        throw new IllegalStateException(document + " has no section between " + BEGIN + END);
      }
      Files.writeString(
          document,
          text.substring(0, from)
              + "\n"
              + HEAD
              + merged(text.substring(from, to))
              + "\n"
              + text.substring(to));
      lock.release();
    }
  }

  /** In the order of the document, new kinds behind the others. */
  private String merged(String before) {
    Map<String, String> lines = new LinkedHashMap<>();
    Pattern first = Pattern.compile("\\| ([^|]+ \\| [^|]+) \\|.*");
    for (String line : before.replace(HEAD, "").lines().toList()) {
      Matcher row = first.matcher(line);
      if (row.matches()) {
        lines.put(row.group(1), line);
      }
    }
    rows.forEach((key, row) -> lines.put(key, line(key, row)));
    return lines.values().stream().map(line -> line + "\n").collect(Collectors.joining());
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
