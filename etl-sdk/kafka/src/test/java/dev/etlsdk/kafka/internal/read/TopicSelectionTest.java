package dev.etlsdk.kafka.internal.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A pattern is the user's, without internal topics. */
class TopicSelectionTest {

  @ParameterizedTest
  @CsvSource({
    ".*, 0, orders, true",
    ".*, 0, __audit, false",
    "a|.*b, 0, __b, false",
    "a|.*b, 0, xb, true",
    "(.)\\1, 0, aa, true",
    "ORDERS, 2, orders, true",
    "a # all, 4, a, true",
    "a # all, 4, __a, false",
    "a.b, 16, a.b, true",
    "a.b, 16, axb, false"
  })
  void leavesInternalTopicsOut(String pattern, int flags, String topic, boolean matches) {
    TopicSelection.Matching selection =
        new TopicSelection.Matching(Pattern.compile(pattern, flags), false);
    assertThat(selection.subscription().matcher(topic).matches()).isEqualTo(matches);
  }

  @Test
  void isShownAsItWasGiven() {
    assertThat(new TopicSelection.Matching(Pattern.compile("a.*"), false)).hasToString("/a.*/");
  }
}
