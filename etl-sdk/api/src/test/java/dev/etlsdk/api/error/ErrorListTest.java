package dev.etlsdk.api.error;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** {@code docs/errors.md} lists every code; {@code -Dgolden.update=true} writes it anew. */
class ErrorListTest {

  private static final Path DOCUMENT = Path.of("../../docs/errors.md");

  @Test
  void documentListsEveryCode() throws IOException {
    String expected = document();
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(DOCUMENT, expected);
    }

    assertThat(Files.readString(DOCUMENT, UTF_8))
        .as(
            "docs/errors.md; write it anew with: mvn -pl etl-sdk/api test -Dtest=ErrorListTest -Dgolden.update=true")
        .isEqualTo(expected);
  }

  @Test
  void idsAreStableInForm() {
    assertThat(EtlError.values())
        .allSatisfy(error -> assertThat(error.id()).matches("ETL-[A-Z]+-\\d{4}"));
  }

  private static String document() {
    StringBuilder text =
        new StringBuilder(
            """
            # Error codes

            Every error has a code that never changes, says where it happened, what is wrong and what to do. This list is made from
            `dev.etlsdk.api.error.EtlError`.

            The kind says who can do something: USER the pipeline's author, DATA the producer of the data (such errors fail one row, and the
            error policy decides what happens to it), EXTERNAL a system outside (the attempt may succeed later), RESOURCE a limit of the
            process, INTERNAL a defect of the SDK.

            | code | kind | what it is |
            |---|---|---|
            """);
    Arrays.stream(EtlError.values())
        .forEach(
            error ->
                text.append("| `")
                    .append(error.id())
                    .append("` | ")
                    .append(error.kind())
                    .append(" | ")
                    .append(error.title())
                    .append(" |\n"));
    return text.toString();
  }
}
