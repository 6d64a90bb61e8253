package dev.etlsdk.architecture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What documents name, and should be there: tests, and places that they link to. */
final class Mentions {

  /** Not with a star in front, which is a pattern. */
  private static final Pattern TEST = Pattern.compile("(?<![\\w*])[A-Z]\\w*Test\\b");

  /** A class of the reader's. */
  private static final Pattern EXAMPLE = Pattern.compile("com\\.example\\.(\\w+Test)\\b");

  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("#+ +(.*)");
  private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\">");
  private static final Pattern DOCUMENT = Pattern.compile("\\bdocs/[\\w/-]+\\.md\\b");

  private Mentions() {}

  /** The tests that a document names, without those that it has its reader write. */
  static Set<String> tests(String document) {
    Set<String> tests = all(TEST, document, match -> match.group());
    tests.removeAll(all(EXAMPLE, document, match -> match.group(1)));
    return tests;
  }

  /** The documents that a source file names, from the root of the repository. */
  static Set<String> documents(String source) {
    return all(DOCUMENT, source, match -> match.group());
  }

  /**
   * The links of a document that lead nowhere: to a file that isn't there, or to a heading that it
   * doesn't have.
   */
  static Set<String> brokenLinks(Path document, Function<Path, String> text) {
    Set<String> broken = all(LINK, withoutCode(text.apply(document)), match -> match.group(1));
    broken.removeIf(link -> link.contains("://") || leadsSomewhere(document, link, text));
    return broken;
  }

  private static boolean leadsSomewhere(Path document, String link, Function<Path, String> text) {
    int hash = link.indexOf('#');
    String file = hash < 0 ? link : link.substring(0, hash);
    Path target = file.isEmpty() ? document : document.resolveSibling(file).normalize();
    return Files.exists(target)
        && (hash < 0 || anchors(text.apply(target)).contains(link.substring(hash + 1)));
  }

  /** What can stand behind the # of a link to a document. */
  static Set<String> anchors(String document) {
    String prose = withoutCode(document);
    Set<String> anchors = all(ANCHOR, prose, match -> match.group(1));
    Map<String, Integer> times = new HashMap<>();
    for (String line : prose.lines().toList()) {
      Matcher heading = HEADING.matcher(line);
      if (heading.matches()) {
        String anchor =
            heading
                .group(1)
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\w\\- ]", "")
                .replace(' ', '-');
        int before = times.merge(anchor, 1, Integer::sum) - 1;
        anchors.add(before == 0 ? anchor : anchor + "-" + before);
      }
    }
    return anchors;
  }

  private static String withoutCode(String document) {
    StringBuilder prose = new StringBuilder();
    boolean code = false;
    for (String line : document.lines().toList()) {
      if (line.strip().startsWith("```")) {
        code = !code;
      } else if (!code) {
        prose.append(line).append('\n');
      }
    }
    return prose.toString();
  }

  private static Set<String> all(Pattern pattern, String text, Function<Matcher, String> name) {
    Set<String> found = new LinkedHashSet<>();
    Matcher match = pattern.matcher(text);
    while (match.find()) {
      found.add(name.apply(match));
    }
    return found;
  }
}
