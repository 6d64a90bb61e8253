package dev.etlsdk.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.udf.UdfConfig;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Keys that code of the user's names, in the spellings that files and variables have. */
class KeySpellingsTest {

  @Test
  void caseAndSeparatorsDoNotCountBehindThePrefix() {
    Set<String> keys = Set.of("udf.A.baseRate", "udf.A.base_rate", "udf.A.base", "udf.a.baserate");

    assertThat(KeySpellings.of("udf.A.BASE-RATE", "udf.A.", keys))
        .containsExactly("udf.A.baseRate", "udf.A.base_rate");
    assertThat(KeySpellings.of("udf.A.other", "udf.A.", keys)).isEmpty();
  }

  @Test
  void configurationOfAFunctionIsReadInAnySpelling() {
    UdfConfig config = UdfConfig.of(Map.of("base-rate", "2", "a_b", "1", "a.b", "2", "ab", "3"));

    assertThat(config.get("baseRate")).contains("2");
    assertThat(config.require("BASE_RATE")).isEqualTo("2");
    assertThat(config.get("ab")).as("as it is written").contains("3");
    assertThat(config.get("rate")).isEmpty();
    assertThat(config.asMap()).containsKey("base-rate");
    assertThatThrownBy(() -> config.get("AB"))
        .hasMessage("the key 'AB' could be one of [a.b, a_b, ab]");
  }
}
