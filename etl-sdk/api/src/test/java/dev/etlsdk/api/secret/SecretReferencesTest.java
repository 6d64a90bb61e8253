package dev.etlsdk.api.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretReferencesTest {

  private static final String SECRET = "hush-hush";
  private static final String SETTING = "the key 'db.password'";

  private final SecretReferences references =
      SecretReferences.of(Map.of("DB_PASSWORD", SECRET, "NOTHING", "", "CHAIN", "env:DB_PASSWORD"));

  @TempDir Path directory;

  @Test
  void aVariableIsWhatTheEnvironmentHolds() {
    assertThat(references.resolve(SETTING, "env:DB_PASSWORD")).isEqualTo(SECRET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\r\n"})
  void aFileIsItsTextWithoutTheLastLineBreak(String end) throws IOException {
    assertThat(references.resolve(SETTING, file("ä hush\nhush " + end))).isEqualTo("ä hush\nhush ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "env:",
        "env",
        "env:A B",
        "env:1A",
        "file:",
        "file:x",
        "an env:A",
        "http://h/env:A",
        "ENV:DB_PASSWORD",
        "file:/a\nb"
      })
  void anyOtherValueIsItself(String value) {
    assertThat(SecretReferences.isReference(value)).isFalse();
    assertThat(references.resolve(SETTING, value)).isEqualTo(value);
  }

  @Test
  void aMissingVariableIsNamed() {
    assertMissing("env:DB_PASSWROD", "the environment variable DB_PASSWROD, which isn't set");
  }

  @Test
  void anEmptySecretIsNone() throws IOException {
    assertMissing("env:NOTHING", "which is empty");
    assertMissing(file("\n"), "which is empty");
  }

  @Test
  void aMissingFileIsNamed() {
    Path missing = directory.resolve("nowhere");
    assertMissing("file:" + missing, "the file " + missing + ", which doesn't exist");
    assertMissing("file:" + directory, "which can't be read");
  }

  @Test
  void whatIsReferredToIsNoReference() {
    assertMissing("env:CHAIN", "holds a reference itself");
  }

  @Test
  void aFileThatIsNoTextIsRefusedWithoutShowingIt() throws IOException {
    Path binary = Files.write(directory.resolve("binary"), new byte[] {'h', 'u', (byte) 0xff});
    assertMissing("file:" + binary, "isn't text in UTF-8");
    Path large = Files.write(directory.resolve("large"), new byte[(1 << 20) + 1]);
    assertMissing("file:" + large, "more than 1048576 bytes");
  }

  private String file(String text) throws IOException {
    return "file:" + Files.writeString(directory.resolve("secret"), text);
  }

  private void assertMissing(String reference, String problem) {
    assertThatThrownBy(() -> references.resolve(SETTING, reference))
        .isInstanceOfSatisfying(
            EtlException.class,
            failure -> assertThat(failure.code()).isEqualTo(EtlError.CONFIG_0004))
        .hasMessageContaining(SETTING)
        .hasMessageContaining(problem)
        .hasMessageContaining("correct '" + reference + "'")
        .hasMessageNotContaining(SECRET);
  }
}
