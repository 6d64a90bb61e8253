package dev.etlsdk.sql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.kernels.function.Functions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/sql-functions.md} is made from the comments of the functions' classes and from the
 * scripts; {@code -Dgolden.update=true} writes it anew. Each example in a comment is a line of a
 * script, and so was run.
 */
class SqlFunctionsDocTest {

  private static final Path DOCUMENT = Path.of("../../docs/sql-functions.md");
  private static final Path SOURCES = Path.of("../kernels/src/main/java");
  private static final Pattern COMMENT =
      Pattern.compile("/\\*\\*(.*?)\\*/\\s*public final class", Pattern.DOTALL);

  private static final Map<String, String> FAMILIES = new LinkedHashMap<>();

  static {
    FAMILIES.put("string", "Text and bytes");
    FAMILIES.put("search", "Searching in text");
    FAMILIES.put("pattern", "Patterns");
    FAMILIES.put("math", "Numbers");
    FAMILIES.put("trigonometry", "Angles");
    FAMILIES.put("bits", "Bits");
    FAMILIES.put("temporal", "Dates and times");
    FAMILIES.put("field", "Fields of dates and times");
    FAMILIES.put("template", "Dates and times as text");
    FAMILIES.put("period", "Periods");
    FAMILIES.put("collection", "Arrays and maps");
    FAMILIES.put("hash", "Digests");
  }

  /** What a comment says of a function. */
  private record Entry(
      String family, String signature, String meaning, String example, String result) {}

  @Test
  void documentListsEveryFunction() throws IOException {
    String expected = document();
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(DOCUMENT, expected);
    }

    assertThat(Files.readString(DOCUMENT, UTF_8))
        .as(
            "docs/sql-functions.md; write it anew with: mvn -pl etl-sdk/sql -am test"
                + " -Dtest=SqlFunctionsDocTest -Dgolden.update=true")
        .isEqualTo(expected);
  }

  @Test
  void examplesAreLinesOfScripts() {
    Set<String> lines =
        Script.all().stream()
            .flatMap(s -> s.lines().stream())
            .map(l -> l.sql() + " => " + String.join(" ; ", l.expected()))
            .collect(Collectors.toSet());

    List<String> examples = Functions.classes().stream().map(c -> example(entry(c))).toList();

    assertThat(examples).isSubsetOf(lines);
  }

  private static String example(Entry entry) {
    return entry.example() + " => " + entry.result();
  }

  private static Entry entry(Class<?> type) {
    Matcher comment;
    try {
      comment =
          COMMENT.matcher(
              Files.readString(SOURCES.resolve(type.getName().replace('.', '/') + ".java")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(comment.find()).as("comment of " + type).isTrue();
    String text = comment.group(1).replaceAll("\\s*\n \\*[ ]?", "\n").strip();
    int example = text.indexOf("<p>{@code SELECT ");
    assertThat(example).as("example of " + type).isPositive();
    String words = plain(joined(text.substring(0, example)));
    int colon = words.indexOf(": ");
    List<String> parts =
        List.of(joined(inside(text.substring(example + "<p>".length()))).split(" => ", 2));
    return new Entry(
        type.getPackageName().substring(type.getPackageName().lastIndexOf('.') + 1),
        words.substring(0, colon),
        Character.toUpperCase(words.charAt(colon + 2)) + words.substring(colon + 3),
        parts.get(0),
        parts.get(1));
  }

  private static String joined(String text) {
    return text.replaceAll("\n", " ").strip();
  }

  private static String inside(String code) {
    return code.substring("{@code ".length(), code.lastIndexOf('}'));
  }

  private static String plain(String javadoc) {
    StringBuilder result = new StringBuilder();
    int i = 0;
    while (i < javadoc.length()) {
      if (!javadoc.startsWith("{@code ", i)) {
        result.append(javadoc.charAt(i++));
        continue;
      }
      int depth = 0;
      int end = i;
      do {
        depth += javadoc.charAt(end) == '{' ? 1 : javadoc.charAt(end) == '}' ? -1 : 0;
        end++;
      } while (depth > 0);
      result.append('`').append(javadoc, i + "{@code ".length(), end - 1).append('`');
      i = end;
    }
    return result.toString();
  }

  private static String document() {
    StringBuilder text =
        new StringBuilder(
            """
            # SQL functions

            Made from the functions' own comments in `etl-sdk/kernels`; every example was run. What a function means is what PostgreSQL
            does, and where it has no such function Apache Calcite; [the last table](#where-postgresql-differs) lists what differs.

            A function of NULL is NULL unless its row says otherwise. An error is one of the row: the pipeline's error policy decides what
            becomes of it. Characters are Unicode code points, positions start at 1. A function that can make values grow makes none longer
            than 16,777,216 characters.

            """);
    List<Entry> entries = Functions.classes().stream().map(SqlFunctionsDocTest::entry).toList();
    FAMILIES.forEach(
        (family, title) -> {
          text.append("## ")
              .append(title)
              .append("\n\n| function | meaning | example | result |\n|---|---|---|---|\n");
          entries.stream().filter(e -> e.family().equals(family)).forEach(e -> row(text, e));
          text.append('\n');
        });
    assertThat(FAMILIES.keySet()).containsAll(entries.stream().map(Entry::family).toList());
    differences(text);
    return text.toString();
  }

  private static void row(StringBuilder text, Entry entry) {
    cells(text, entry.signature(), entry.meaning(), code(entry.example()), code(entry.result()));
  }

  private static void differences(StringBuilder text) {
    text.append(
        "## Where PostgreSQL differs\n\n| statement | result here | PostgreSQL |\n|---|---|---|\n");
    List<Script.Line> lines = new ArrayList<>();
    Script.all()
        .forEach(
            s ->
                s.lines().stream()
                    .filter(l -> l.mark() == Script.Mark.DIFFERS)
                    .forEach(lines::add));
    lines.forEach(
        l -> cells(text, code(l.sql()), code(String.join(" ; ", l.expected())), l.reason()));
  }

  private static String code(String text) {
    return text.contains("`") ? "`` " + text + " ``" : "`" + text + "`";
  }

  private static void cells(StringBuilder text, String... cells) {
    for (String cell : cells) {
      text.append("| ").append(cell.replace("|", "\\|")).append(' ');
    }
    text.append("|\n");
  }
}
