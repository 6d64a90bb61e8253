package dev.etlsdk.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Code in documents is compiled code; {@code -Dgolden.update=true} cuts it out anew. */
class DocumentsTest {

  @Test
  void snippetsAreRegionsOfCompiledFiles() throws IOException {
    for (Path document : documents()) {
      String written = Files.readString(document);
      String fresh = Snippets.refresh(written, DocumentsTest::file);
      if (Boolean.getBoolean("golden.update") && !fresh.equals(written)) {
        Files.writeString(document, fresh);
      }
      assertThat(Files.readString(document))
          .as(
              "%s; cut its snippets out anew with: mvn -Pfast test -pl etl-sdk/architecture -am"
                  + " -Dtest=DocumentsTest -Dsurefire.failIfNoSpecifiedTests=false"
                  + " -Dgolden.update=true",
              House.ROOT.relativize(document))
          .isEqualTo(fresh);
    }
  }

  @Test
  void codeInDocumentsIsASnippet() throws IOException {
    for (Path document : documents()) {
      assertThat(Snippets.unmarkedCode(Files.readString(document)))
          .as("code without a snippet comment in %s", House.ROOT.relativize(document))
          .isEmpty();
    }
  }

  @Test
  void regionIsCutOutWithoutItsIndentationAndTags() {
    String document =
        """
        before
        <!-- snippet: A.java#two -->
        ```java
        old
        ```
        after
        """;
    String file =
        """
          // tag::one[]
          a();
          // tag::two[]
          if (b) {
            // end::one[]
            c();
          }
          // end::two[]
          d();
        """;
    assertThat(Snippets.refresh(document, name -> file))
        .isEqualTo(document.replace("old", "if (b) {\n  c();\n}"));
    assertThatThrownBy(() -> Snippets.refresh(document.replace("#two", "#three"), name -> file))
        .hasMessageContaining("A.java#three");
    assertThat(Snippets.unmarkedCode(document)).isEmpty();
    assertThat(Snippets.unmarkedCode("text\n```java\n```\n")).contains("line 2");
    assertThat(Snippets.unmarkedCode("```sql\nSELECT 1\n```\n")).contains("line 1");
  }

  @Test
  void regionOfXmlMayLeaveLinesOut() {
    String document = "<!-- snippet: pom.xml#pom -->\n```xml\nold\n```\n";
    String file =
        """
        <project>
          <!-- tag::pom[] -->
          <parent>
            <!-- end::pom[] -->
            <relativePath/>
            <!-- tag::pom[] -->
          </parent>
          <!-- end::pom[] -->
        </project>
        """;
    assertThat(Snippets.refresh(document, name -> file))
        .isEqualTo(document.replace("old", "<parent>\n</parent>"));
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> docs = Files.walk(House.ROOT.resolve("docs"))) {
      return Stream.concat(docs, Stream.of("README.md", "CONTRIBUTING.md").map(House.ROOT::resolve))
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }

  private static String file(String name) {
    try {
      return Files.readString(House.ROOT.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException("a snippet's file can't be read: " + name, e);
    }
  }
}
