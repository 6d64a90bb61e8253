package dev.etlsdk.testkit.redrive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.sink.CommitPoint;
import dev.etlsdk.api.sink.CommitPointListener;
import dev.etlsdk.api.substitute.Substitutes;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.internal.PlannedPipeline;
import dev.etlsdk.runtime.RunnerOptions;
import dev.etlsdk.runtime.internal.redrive.RedriveRun;
import dev.etlsdk.runtime.redrive.LetterFilter;
import dev.etlsdk.runtime.redrive.Redrive;
import dev.etlsdk.runtime.redrive.SentLetters;
import dev.etlsdk.testkit.await.Await;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaRecord;
import dev.etlsdk.testkit.kafka.KafkaTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a redrive refuses, keeps and gives way to. */
@KafkaTest
@Timeout(120)
@Tag("faults")
class RedriveGuardsTest {

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
  void whatComesBackTooOftenStays() {
    for (int round = 0; round < 2; round++) {
      assertThat(sendTorn().sent()).isEqualTo(1);
      shop.run(id -> false);
    }
    SentLetters third = sendTorn();

    assertThat(third.sent()).isZero();
    assertThat(third.toString()).contains("1: it was sent again 2 times and failed each time");
    assertThat(orders.list().stream().filter(LetterFilter.all().key("torn")::test)).hasSize(1);
  }

  private SentLetters sendTorn() {
    return orders.with(id -> false, r -> r.atMost(2).only(LetterFilter.all().key("torn")).send());
  }

  @Test
  void aLaterRedriveShutsOutAnEarlierOne() {
    SentLetters[] second = new SentLetters[1];
    CommitPointListener slow =
        (task, point) -> {
          if (point == CommitPoint.PROGRESS_SENT) {
            second[0] = orders.send();
          }
        };
    try (Pipeline pipeline = shop.pipeline(id -> false);
        RedriveRun run =
            new RedriveRun(
                (PlannedPipeline) pipeline,
                LetterFilter.all(),
                RunnerOptions.defaults(),
                Substitutes.of(CommitPointListener.class, slow))) {
      assertThatThrownBy(() -> run.send(Double.POSITIVE_INFINITY, 3))
          .isInstanceOfSatisfying(
              EtlException.class,
              failure -> {
                assertThat(failure.code()).isEqualTo(EtlError.SINK_0001);
                assertThat(failure.problem()).contains("0 letters were sent before");
              });
    }
    assertThat(second[0].sent()).isEqualTo(6);
    assertThat(orders.again()).hasSize(6);
  }

  @Test
  void sendsNoFasterThanAsked() {
    long begun = System.nanoTime();
    SentLetters sent = orders.with(id -> false, redrive -> redrive.perSecond(2).send());

    assertThat(sent.sent()).isEqualTo(6);
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .isGreaterThanOrEqualTo(Duration.ofMillis(2400));
  }

  @Test
  void interruptingItEndsItInGoodOrder() throws Exception {
    SentLetters[] sent = new SentLetters[1];
    Thread thread =
        new Thread(
            () -> sent[0] = orders.with(id -> false, redrive -> redrive.perSecond(0.01).send()));
    thread.start();
    Await.until(
        "one is sent", Duration.ofSeconds(30), () -> orders.again().size(), count -> count == 1);
    thread.interrupt();
    thread.join(Duration.ofSeconds(30).toMillis());

    assertThat(sent[0].sent()).isEqualTo(1);
    assertThat(orders.list()).hasSize(5);
  }

  @Test
  void lettersAndSourceInTwoPlacesAreRefused() {
    // The same broker, in other words; nobody listens at the second address.
    String elsewhere = shop.servers() + ",localhost:1";
    try (Pipeline pipeline = shop.pipeline(id -> false, elsewhere)) {
      assertThatThrownBy(Redrive.of(pipeline)::send)
          .isInstanceOfSatisfying(
              EtlException.class,
              failure -> assertThat(failure.code()).isEqualTo(EtlError.REDRIVE_0002));
      assertThat(Redrive.of(pipeline).dryRun().letters()).isEqualTo(6);
    }
  }

  @Test
  void aRecordThatTheTopicWouldDeleteAtOnceStays() {
    broker.createTopic("forgetful-" + shop.in(), 1, Map.of("retention.ms", "60000"));
    Shop other =
        new Shop(
            shop.servers(), "forgetful-" + shop.in(), shop.all(), shop.priced(), shop.letters());
    broker.publish(
        other.in(), List.of(KafkaRecord.of("{").withKey("old").withTimestamp(FailedOrders.LATELY)));
    other.run(id -> false);
    try (Pipeline pipeline = other.pipeline(id -> false)) {
      assertThat(Redrive.of(pipeline).send().toString())
          .startsWith("0 sent")
          .contains("1: its time, " + FailedOrders.LATELY + ", isn't one that topic");
      assertThat(Redrive.of(pipeline).list()).hasSize(1);
    }
  }
}
