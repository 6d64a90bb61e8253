package dev.etlsdk.testkit.redrive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.redrive.RedriveHeaders;
import dev.etlsdk.api.redrive.StoredLetter;
import dev.etlsdk.api.sink.CommitPoint;
import dev.etlsdk.api.sink.CommitPointListener;
import dev.etlsdk.api.substitute.Substitutes;
import dev.etlsdk.kafka.KafkaDeadLetters;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.internal.PlannedPipeline;
import dev.etlsdk.runtime.RunnerOptions;
import dev.etlsdk.runtime.internal.redrive.RedriveRun;
import dev.etlsdk.runtime.redrive.DryRun;
import dev.etlsdk.runtime.redrive.LetterFilter;
import dev.etlsdk.runtime.redrive.Redrive;
import dev.etlsdk.runtime.redrive.SentLetters;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Dead letters on a real broker: listed, tried, and sent again. */
@KafkaTest
@Timeout(120)
class RedriveTest {

  private KafkaBroker broker;
  private Shop shop;
  private FailedOrders orders;

  @BeforeEach
  void someFailed(KafkaBroker given) {
    broker = given;
    orders = new FailedOrders(given);
    shop = orders.shop;
  }

  @Test
  void listsAndFiltersLettersWithWhatWentWrong() {
    List<StoredLetter> letters = orders.list();

    assertThat(letters).hasSize(6);
    assertThat(letters)
        .filteredOn(letter -> letter.code().equals("ETL-TRANSFORM-0001"))
        .hasSize(5)
        .allSatisfy(
            letter -> {
              assertThat(letter.stream()).isEqualTo("priced");
              assertThat(letter.pipeline()).isEqualTo(shop.in());
              assertThat(letter.message()).contains("no price for order");
              assertThat(letter.redrives()).isZero();
              assertThat(letter.record().orElseThrow().topic()).isEqualTo(shop.in());
              assertThat(letter.record().orElseThrow().headers()).hasSize(1);
            });
    Instant soon = Instant.now().plusSeconds(60);
    assertThat(matching(letters, LetterFilter.all().code("etl-transform-0001"))).isEqualTo(5);
    assertThat(matching(letters, LetterFilter.all().stream("orders"))).isEqualTo(1);
    assertThat(matching(letters, LetterFilter.all().stage("decode"))).isEqualTo(1);
    assertThat(matching(letters, LetterFilter.all().key("k4"))).isEqualTo(1);
    assertThat(matching(letters, LetterFilter.all().key("k5"))).isZero();
    assertThat(matching(letters, LetterFilter.all().since(soon))).isZero();
    assertThat(matching(letters, LetterFilter.all().until(soon))).isEqualTo(6);
    assertThat(matching(letters, LetterFilter.all().code("ETL-DECODE-0001").key("torn")))
        .isEqualTo(1);
  }

  private static long matching(List<StoredLetter> letters, LetterFilter filter) {
    return letters.stream().filter(filter::test).count();
  }

  @Test
  void dryRunTellsWhatPassesNowAndChangesNothing() {
    DryRun trial = orders.with(id -> id == 8, Redrive::dryRun);

    assertThat(trial.passed()).isEqualTo(4);
    assertThat(trial.letters()).isEqualTo(6);
    assertThat(trial.toString())
        .startsWith("4 of 6 now pass")
        .contains("1: ETL-TRANSFORM-0001 in stream 'priced' (transform)")
        .contains("no price for order 8")
        .contains("1: ETL-DECODE-0001 in stream 'orders' (decode)");
    assertThat(orders.again()).isEmpty();
    assertThat(broker.records(shop.letters())).hasSize(6);
    assertThat(orders.keys(shop.priced())).hasSize(15);
    assertThat(orders.list()).hasSize(6);
  }

  // tag::api[]
  /** Sends what failed in the last two days, if all of it passes now. */
  static DryRun sendIfAllPass(Pipeline pipeline) {
    Redrive redrive =
        Redrive.of(pipeline)
            .only(
                LetterFilter.all()
                    .code("ETL-TRANSFORM-0001")
                    .since(Instant.now().minus(Duration.ofDays(2))));
    DryRun trial = redrive.dryRun();
    if (trial.passed() == trial.letters()) {
      redrive.perSecond(100).send();
    }
    return trial;
  }

  // end::api[]

  @Test
  void sendsOnlyWhatWasTried() {
    try (Pipeline pipeline = shop.pipeline(id -> id == 8)) {
      assertThat(sendIfAllPass(pipeline).toString())
          .startsWith("4 of 5 now pass\n  fail    1: ETL-TRANSFORM-0001 in stream 'priced'");
    }
    assertThat(orders.again()).isEmpty();
    try (Pipeline pipeline = shop.pipeline(id -> false)) {
      assertThat(sendIfAllPass(pipeline)).hasToString("5 of 5 now pass");
    }
    assertThat(orders.again()).hasSize(5);
  }

  @Test
  void sendsRecordsBackAsTheyCame() {
    SentLetters sent = orders.with(id -> false, r -> r.only(LetterFilter.all().key("k4")).send());

    assertThat(sent.sent()).isEqualTo(1);
    assertThat(sent.kept()).isEmpty();
    assertThat(orders.again())
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.keyText()).isEqualTo("k4");
              assertThat(record.text()).isEqualTo("{\"id\":4,\"cents\":400}");
              assertThat(record.partition()).isEqualTo((4 * 7) % 3);
              assertThat(record.timestamp()).isEqualTo(FailedOrders.LATELY.plusMillis(4));
              assertThat(record.headerText("trace")).isEqualTo("t4");
              assertThat(record.headerText(RedriveHeaders.COUNT)).isEqualTo("1");
              assertThat(record.headers())
                  .noneMatch(header -> header.name().startsWith(KafkaDeadLetters.HEADER_PREFIX));
            });
    assertThat(orders.list()).as("the others are there, this one is done with").hasSize(5);
  }

  @Test
  void recordsThatPassNowAreInTheOutputOnceAndInNoOtherStreamTwice() {
    assertThat(orders.send().sent()).isEqualTo(6);
    shop.run(id -> false);

    assertThat(orders.keys(shop.priced())).isEqualTo(FailedOrders.allKeys());
    assertThat(orders.keys(shop.all()))
        .as("they had been written there at once")
        .isEqualTo(FailedOrders.allKeys());
    assertThat(broker.records(shop.priced()))
        .as("sinks don't carry the headers of a redrive on")
        .allSatisfy(
            record ->
                assertThat(record.headers())
                    .extracting(header -> header.name())
                    .containsExactly("trace"));
    assertThat(orders.again()).as("each once").hasSize(6);
    assertThat(orders.list())
        .as("what isn't JSON is a letter again")
        .singleElement()
        .satisfies(letter -> assertThat(letter.redrives()).isEqualTo(1));
  }

  @Test
  void aFailureBeforeTheCommitLeavesEverythingAsItWas() {
    CommitPointListener failing =
        (task, point) -> {
          if (point == CommitPoint.PROGRESS_SENT) {
            throw new IllegalStateException("the process ends here");
          }
        };
    try (Pipeline pipeline = shop.pipeline(id -> false);
        RedriveRun run =
            new RedriveRun(
                (PlannedPipeline) pipeline,
                LetterFilter.all(),
                RunnerOptions.defaults(),
                Substitutes.of(CommitPointListener.class, failing))) {
      assertThatThrownBy(() -> run.send(Double.POSITIVE_INFINITY, 3))
          .hasMessage("the process ends here");
    }
    assertThat(orders.again()).isEmpty();
    assertThat(orders.list()).hasSize(6);

    assertThat(orders.send().sent()).isEqualTo(6);
    assertThat(orders.again()).hasSize(6);
  }
}
