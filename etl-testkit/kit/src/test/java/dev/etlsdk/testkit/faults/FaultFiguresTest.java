package dev.etlsdk.testkit.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.testkit.guarantee.DeliveryVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the suite writes into the document. */
class FaultFiguresTest {

  private static final DeliveryVerdict KEPT = verdict(List.of(), List.of());
  private static final DeliveryVerdict LOST = verdict(List.of(7L), List.of());
  private static final DeliveryVerdict MANGLED =
      verdict(List.of(), List.of(new DeliveryVerdict.Mangled(7, "another's")));

  private static final String BEFORE =
      """
      Words.

      <!-- figures: faults -->

      | fault | delivery | faults | a column of once |
      |---|---|---|---|
      | kill | exactly once | 200, 180 at work | of before |
      | cut | exactly once | 2 | of before |

      <!-- end of figures -->

      Other words.
      """;

  private final FaultFigures figures = new FaultFigures();
  private final Path document;

  FaultFiguresTest(@TempDir Path folder) throws IOException {
    document = Files.writeString(folder.resolve("document.md"), BEFORE);
  }

  @Test
  void aRowOfMoreFaultsStays() throws Exception {
    figures.count("kill", 12, () -> KEPT, () -> 12);
    figures.count("kill", 8, () -> KEPT, () -> 7);
    figures.count("cut", 2, () -> KEPT, () -> 2);
    figures.count("leave", 1, () -> KEPT, () -> 1);
    figures.writeTo(document);
    assertThat(Files.readString(document))
        .startsWith("Words.")
        .endsWith("Other words.\n")
        .containsOnlyOnce("| fault |")
        .contains("| kill | exactly once | 200, 180 at work | of before |")
        .contains("| cut | exactly once | 2 | 100 | 0 | 0 | 0 | 0 | 0 | ")
        .contains("| leave | exactly once | 1 | 100 |");
  }

  @Test
  void aRowOfAsManyFaultsIsReplaced() throws Exception {
    figures.count("kill", 120, () -> KEPT, () -> 100);
    figures.count("kill", 80, () -> KEPT, () -> 77);
    figures.writeTo(document);
    assertThat(Files.readString(document))
        .contains("| kill | exactly once | 200, 177 at work | 200 |")
        .doesNotContain("180 at work");
  }

  @Test
  void aBrokenPromiseIsNotWritten() throws Exception {
    assertThatThrownBy(() -> figures.count("cut", 2, () -> MANGLED, () -> 2))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("mangled 1 (7)");
    assertNothingIsWritten();
  }

  /** One part of a row has been counted when another finds that records don't come out. */
  @Test
  void whatIsLostBeforeTheEndIsNotWritten() throws Exception {
    figures.count("cut", 1, () -> KEPT, () -> 1);
    AssertionError inVain = new AssertionError("every record has come out, in vain");
    assertThatThrownBy(
            () ->
                figures.count(
                    "cut",
                    1,
                    () -> LOST,
                    () -> {
                      throw inVain;
                    }))
        .isSameAs(inVain);
    assertNothingIsWritten();
  }

  @Test
  void aTestThatFailedElsewhereLeavesTheDocument() throws Exception {
    figures.count("cut", 2, () -> KEPT, () -> 2);
    figures.broken();
    assertNothingIsWritten();
  }

  @Test
  void faultsThatMetNobodyAreNone() throws Exception {
    assertThatThrownBy(() -> figures.count("kill", 200, () -> KEPT, () -> 99))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("only 99 of 200 met a worker at work");
    assertNothingIsWritten();
  }

  private void assertNothingIsWritten() throws IOException {
    figures.writeTo(document);
    assertThat(Files.readString(document)).isEqualTo(BEFORE);
  }

  private static DeliveryVerdict verdict(List<Long> lost, List<DeliveryVerdict.Mangled> mangled) {
    return new DeliveryVerdict(
        DeliveryGuarantee.EXACTLY_ONCE,
        100,
        List.of(
            new DeliveryVerdict.OfTopic("t", 100, lost, List.of(), List.of(), mangled, List.of())));
  }
}
