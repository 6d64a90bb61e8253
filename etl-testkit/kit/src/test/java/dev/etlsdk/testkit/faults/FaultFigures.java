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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the suite has found: told on standard output, and written to the marked section of {@code
 * docs/reliability.md} if {@code -Dfaults.report=true} asks for it and no promise was broken. Used
 * by one thread.
 */
final class FaultFigures {

  private static final String BEGIN = "<!-- figures: faults -->\n";
  private static final String END = "<!-- end of figures -->";

  private static final String HEAD =
      "| fault | delivery | faults | records | lost | more than once | unexpected | mangled | out of order | time | run |\n"
          + "|---|---|---|---|---|---|---|---|---|---|---|\n";

  /** Kind and guarantee, and the number of faults. */
  private static final Pattern LINE =
      Pattern.compile("\\| ([^|]+ \\| [^|]+) \\| (\\d+)\\b[^|]*\\|.*");

  private record Row(
      int faults,
      int hits,
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
          hits + other.hits,
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

  /** Faults as they are made. */
  interface Faults {

    /** Makes them, and returns when all records are there; how many met a worker at work. */
    int make() throws Exception;
  }

  /**
   * Makes faults of one kind with one guarantee, and adds up what is found; also where they end in
   * a failure, such as records that don't come out in time: what was lost until then is told, and
   * the promise counts as broken.
   *
   * @param all how many faults there will be
   * @throws AssertionError if the promise was broken, or most faults met nobody at work
   */
  void count(String kind, int all, Supplier<DeliveryVerdict> verdict, Faults faults)
      throws Exception {
    long begun = System.nanoTime();
    int hits;
    try {
      hits = faults.make();
    } catch (Throwable failure) {
      broken();
      try {
        add(kind, all, 0, verdict.get(), since(begun));
      } catch (RuntimeException unreadable) {
        failure.addSuppressed(unreadable);
      }
      throw failure;
    }
    DeliveryVerdict found = verdict.get();
    add(kind, all, hits, found, since(begun));
    found.assertHolds();
    if (2 * hits < all) {
      broken();
      throw new AssertionError(
          kind + ": only " + hits + " of " + all + " met a worker at work, so little was tried");
    }
  }

  private void add(String kind, int all, int hits, DeliveryVerdict verdict, Duration took) {
    Row row =
        new Row(
            all,
            hits,
            verdict.published(),
            verdict.lost(),
            verdict.repeated(),
            verdict.unexpected(),
            verdict.mangled(),
            verdict.disordered(),
            took.toSeconds());
    rows.merge(key(kind, verdict.guarantee()), row, Row::plus);
    System.out.printf(
        "%s, %s: %d faults in %d s, %d of workers at work; %s%n",
        kind, verdict.guarantee(), all, took.toSeconds(), hits, verdict);
    broken |= !verdict.holds();
  }

  /** A test has failed, so the figures are no figures of a promise that was kept. */
  void broken() {
    broken = true;
  }

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private static String key(String kind, DeliveryGuarantee guarantee) {
    return kind + " | " + guarantee.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String line(String key, Row row) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %,d | %d | %s | %d | %d | %d | %d s | %s |",
        key,
        row.hits == row.faults ? row.faults : row.faults + ", " + row.hits + " at work",
        row.published,
        row.lost,
        key.endsWith("at least once") ? row.repeated + ", allowed" : row.repeated,
        row.unexpected,
        row.mangled,
        row.disordered,
        row.seconds,
        LocalDate.now());
  }

  /** Tells the figures, and writes them into the document if that is asked for. */
  void report() throws IOException {
    rows.forEach((key, row) -> System.out.println(line(key, row)));
    if (Boolean.getBoolean("faults.report")) {
      writeTo(document());
    }
  }

  /**
   * Puts the figures into a document, unless a promise was broken. A row that the document has of
   * more faults stays.
   */
  void writeTo(Path document) throws IOException {
    if (broken) {
      System.out.println(document + " stays as it is: a promise was broken, or a test failed");
      return;
    }
    // Classes of the suite may end at the same time.
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
    Map<String, Integer> faults = new HashMap<>();
    for (String line : before.lines().toList()) {
      Matcher row = LINE.matcher(line);
      if (row.matches()) {
        lines.put(row.group(1), line);
        faults.put(row.group(1), Integer.valueOf(row.group(2)));
      }
    }
    rows.forEach(
        (key, row) -> {
          if (row.faults >= faults.getOrDefault(key, 0)) {
            lines.put(key, line(key, row));
          }
        });
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
