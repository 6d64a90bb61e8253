package dev.etlsdk.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What documents name is there. */
class MentionsTest {

  private static final Set<String> BUILT = Set.of("target", ".git", "node_modules");

  private final List<Path> files = files();

  @Test
  void everyTestThatADocumentNamesIsAClass() {
    Set<String> classes =
        named(".java").map(file -> name(file).replace(".java", "")).collect(Collectors.toSet());
    for (Path document : named(".md").toList()) {
      assertThat(Mentions.tests(text(document)))
          .as("tests that %s names, and that aren't classes", House.ROOT.relativize(document))
          .allSatisfy(test -> assertThat(classes).as(test).contains(test));
    }
  }

  @Test
  void everyLinkOfADocumentLeadsSomewhere() {
    for (Path document : named(".md").toList()) {
      assertThat(Mentions.brokenLinks(document, MentionsTest::text))
          .as("links of %s that lead nowhere", House.ROOT.relativize(document))
          .isEmpty();
    }
  }

  @Test
  void everyDocumentThatCodeNamesIsThere() {
    for (Path source : named(".java").filter(file -> !isOfATest(file)).toList()) {
      assertThat(Mentions.documents(text(source)))
          .as("documents that %s names, and that aren't there", House.ROOT.relativize(source))
          .allSatisfy(document -> assertThat(House.ROOT.resolve(document)).exists());
    }
  }

  @Test
  void namesOfTestsAreFoundWithoutPatternsAndExamples() {
    String document =
        """
        `OneTest` and (`TwoTest.that`), all of `*FaultsTest`; Testing a Test.
        ```
        --test com.example.MineTest
        mvn test -Dtest=ThreeTest
        ```
        `MineTest.java` is yours.
        """;
    assertThat(Mentions.tests(document)).containsExactly("OneTest", "TwoTest", "ThreeTest");
  }

  @Test
  void linksToMissingFilesAndHeadingsAreFound(@TempDir Path folder) throws IOException {
    Path other = Files.writeString(folder.resolve("other.md"), "# Some `Code`, twice\n## X\n# X\n");
    Path document =
        Files.writeString(
            folder.resolve("document.md"),
            """
            <a id="here"></a>
            [a](other.md) [b](other.md#some-code-twice) [c](#here) [d](https://example.com/none)
            [e](other.md#x-1) [f](none.md) [g](other.md#x-2) [h](#there)
            ```
            [i](none-in-code.md)
            ```
            """);
    assertThat(Mentions.brokenLinks(document, MentionsTest::text))
        .containsExactly("none.md", "other.md#x-2", "#there");
    assertThat(Mentions.anchors(text(other))).containsExactly("some-code-twice", "x", "x-1");
  }

  private Stream<Path> named(String end) {
    return files.stream().filter(file -> name(file).endsWith(end));
  }

  private static boolean isOfATest(Path file) {
    return House.ROOT.relativize(file).toString().contains("src/test/");
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  /** All files that aren't built. */
  private static List<Path> files() {
    List<Path> files = new ArrayList<>();
    try {
      Files.walkFileTree(
          House.ROOT,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes about) {
              return BUILT.contains(name(folder))
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path gone, IOException why) {
              return FileVisitResult.CONTINUE; // built beside this, and gone meanwhile
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
              files.add(file);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }
}
