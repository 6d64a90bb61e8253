package dev.etlsdk.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Code in documents that is cut out of compiled files.
 *
 * <p>In the document, a comment on the line before a fenced block names file and region, from the
 * root of the repository:
 *
 * <pre>
 * &lt;!-- snippet: samples/quickstart/src/main/java/x/Quickstart.java#pipeline --&gt;
 * ```java
 * ```
 * </pre>
 *
 * In the file, the region stands between {@code // tag::pipeline[]} and {@code // end::pipeline[]},
 * in XML in comments of the same text. Regions may overlap; one that is opened again goes on.
 */
final class Snippets {

  private static final Pattern MARKER = Pattern.compile("\\s*<!-- snippet: (\\S+)#(\\S+) -->\\s*");
  private static final Pattern TAG =
      Pattern.compile("\\s*(?://|#|--|<!--) (tag|end)::(\\S+)\\[](?: -->)?\\s*");
  private static final String FENCE = "```";

  private Snippets() {}

  /**
   * A document with its snippets as they should be.
   *
   * @param file gives the text of a file
   * @throws IllegalArgumentException naming the marker, if file, region or fenced block isn't there
   */
  static String refresh(String document, Function<String, String> file) {
    List<String> lines = document.lines().toList();
    List<String> fresh = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      fresh.add(lines.get(i));
      Matcher marker = MARKER.matcher(lines.get(i));
      if (marker.matches()) {
        int end = endOfBlock(lines, i + 1, marker.group());
        fresh.add(lines.get(i + 1));
        fresh.addAll(region(file.apply(marker.group(1)), marker.group(2), marker.group()));
        fresh.add(lines.get(end));
        i = end;
      }
    }
    return String.join("\n", fresh) + "\n";
  }

  private static int endOfBlock(List<String> lines, int start, String marker) {
    if (start < lines.size() && lines.get(start).startsWith(FENCE)) {
      for (int i = start + 1; i < lines.size(); i++) {
        if (lines.get(i).equals(FENCE)) {
          return i;
        }
      }
    }
    throw new IllegalArgumentException("no fenced block follows " + marker.strip());
  }

  private static List<String> region(String file, String name, String marker) {
    List<String> region = new ArrayList<>();
    boolean inside = false;
    boolean found = false;
    for (String line : file.lines().toList()) {
      Matcher tag = TAG.matcher(line);
      if (tag.matches()) {
        if (tag.group(2).equals(name)) {
          inside = tag.group(1).equals("tag");
          found = true;
        }
      } else if (inside) {
        region.add(line);
      }
    }
    if (!found || inside) {
      throw new IllegalArgumentException(
          "the region isn't there, or has no end: " + marker.strip());
    }
    return String.join("\n", region).stripTrailing().stripIndent().strip().lines().toList();
  }

  /** The first block of Java or SQL without a marker, if there is one. */
  static Optional<String> unmarkedCode(String document) {
    List<String> lines = document.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      boolean marked = i > 0 && MARKER.matcher(lines.get(i - 1)).matches();
      String line = lines.get(i).strip();
      boolean code = line.equals(FENCE + "java") || line.equals(FENCE + "sql");
      if (code && !marked) {
        return Optional.of("line " + (i + 1));
      }
    }
    return Optional.empty();
  }
}
