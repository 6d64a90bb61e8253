package dev.etlsdk.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts as values. */
class PipelineConfigTest {

  private static PipelineConfig config(String value) {
    return PipelineConfig.empty().with(Map.of("k", value), "a.yaml");
  }

  @ParameterizedTest
  @CsvSource({"500ms, PT0.5S", "30s, PT30S", " 5 m , PT5M", "2H, PT2H", "pt3s, PT3S", "0s, PT0S"})
  void readsTimes(String text, Duration expected) {
    assertThat(config(text).duration("k")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"7, 7", "64KiB, 65536", "8 mib, 8388608", "2GiB, 2147483648", "5B, 5"})
  void readsSizes(String text, long expected) {
    assertThat(config(text).size("k")).isEqualTo(expected);
  }

  @Test
  void readsNumbersAndFlags() {
    assertThat(config(" 1_000 ").number("k")).isEqualTo(1000);
    assertThat(config("TRUE").flag("k")).isTrue();
    assertThat(config("false").flag("k")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "5d", "s", "P", "99999999999999999999s", "9223372036854775807h"})
  void timesThatAreNoneAreTold(String text) {
    assertUnreadable(text, PipelineConfig::duration, "a time such as");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "5MB", "-1", "9999999999GiB", "99999999999999999999"})
  void sizesThatAreNoneAreTold(String text) {
    assertUnreadable(text, PipelineConfig::size, "a size such as");
  }

  @Test
  void numbersAndFlagsThatAreNoneAreTold() {
    assertUnreadable("1.5", PipelineConfig::number, "a whole number");
    assertUnreadable("yes", PipelineConfig::flag, "true or false");
  }

  @Test
  void missingKeyIsTold() {
    assertThatThrownBy(() -> PipelineConfig.empty().text("k"))
        .hasMessageContaining("the configuration lacks 'k'");
  }

  private static void assertUnreadable(
      String text, BiFunction<PipelineConfig, String, ?> read, String expected) {
    assertThatThrownBy(() -> read.apply(config(text), "k"))
        .isInstanceOfSatisfying(
            EtlException.class, e -> assertThat(e.code()).isEqualTo(EtlError.CONFIG_0002))
        .hasMessageContaining("the value of 'k' in a.yaml isn't " + expected);
  }
}
