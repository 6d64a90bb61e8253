package dev.etlsdk.worker.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of a configuration file, as they were written. */
class ConfigFileTest {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  @TempDir Path folder;

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private Path file(String name, String text) throws IOException {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1.10", "1e5", "007", "0x1F", "1_000", "-0", "true", "True", "NO", "2026-01-01"})
  void scalarsOfYamlAreTextsAsTheyWereWritten(String text) throws IOException {
    Path file = file("a.yaml", "key: " + text + "\nlist: [" + text + ", x]\n");

    assertThat(ConfigFile.read(file)).containsEntry("key", text).containsEntry("list", text + ",x");
  }

  @ParameterizedTest
  @CsvSource({"'key:'", "'key: null'", "'key: ~'", "'key: \"\"'"})
  void nothingInYamlIsTheEmptyText(String text) throws IOException {
    assertThat(ConfigFile.read(file("a.yaml", text))).containsEntry("key", "");
  }

  @Test
  void quotedNullIsAText() throws IOException {
    assertThat(ConfigFile.read(file("a.yaml", "key: 'null'"))).containsEntry("key", "null");
  }

  @Test
  void anchorsOfYamlAreFollowed() throws IOException {
    assertThat(ConfigFile.read(file("a.yaml", "a: &x {topic: t}\nb: *x\n")))
        .containsEntry("a.topic", "t")
        .containsEntry("b.topic", "t");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pass: *geheim", "pass: !geheim", "pass: !geheim x", "pass: 'gehe\\im"})
  void unquotedSecretsThatAreNoYamlAreNotTold(String text) throws IOException {
    assertUnreadable(file("a.yaml", text), "it isn't well-formed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"? [a, b]\n: x", "? {a: b}\n: x", "a: {null: x}"})
  void keysOfYamlThatAreNoTextsAreTold(String text) throws IOException {
    Path file = file("a.yaml", text);

    assertUnreadable(file, "a key in it isn't a text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.yaml", "a.properties"})
  void byteOrderMarkIsNoPartOfTheFirstKey(String name) throws IOException {
    String text = name.endsWith(".yaml") ? "input: x" : "input=x";

    assertThat(ConfigFile.read(file(name, BYTE_ORDER_MARK + text))).containsOnlyKeys("input");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.yaml", "a.properties"})
  void bytesThatAreNotUtf8AreToldWithTheirLine(String name) throws IOException {
    String text = name.endsWith(".yaml") ? "a: x\npass: gehe\u00edm\n" : "a=x\npass=gehe\u00edm\n";
    Path file = file(name, text.getBytes(StandardCharsets.ISO_8859_1));

    assertUnreadable(file, "line 2 isn't UTF-8");
  }

  @Test
  void propertiesAreUtf8() throws IOException {
    assertThat(ConfigFile.read(file("a.properties", "k = d\u00e9j\u00e0 \uD83D\uDE00\n")))
        .containsEntry("k", "d\u00e9j\u00e0 \uD83D\uDE00");
  }

  private static void assertUnreadable(Path file, String problem) {
    assertThatThrownBy(() -> ConfigFile.read(file))
        .isInstanceOfSatisfying(
            EtlException.class,
            e -> {
              assertThat(e.code()).isEqualTo(EtlError.CONFIG_0003);
              assertThat(e).hasMessageContaining(problem);
              assertThat(e.getMessage()).doesNotContain("gehe");
            });
  }
}
