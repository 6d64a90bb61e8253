package dev.etlsdk.testkit.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.redrive.RedriveHeaders;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.transform.RowTransform;
import dev.etlsdk.formats.json.Json;
import dev.etlsdk.kafka.KafkaDeadLetters;
import dev.etlsdk.kafka.KafkaSink;
import dev.etlsdk.kafka.KafkaSource;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.testkit.await.Await;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaRecord;
import dev.etlsdk.testkit.kafka.KafkaTest;
import dev.etlsdk.testkit.kafka.ReceivedRecord;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pipelines that break their promise are found out. */
@KafkaTest
class DeliveryScenarioTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  private final KafkaBroker broker;

  DeliveryScenarioTest(KafkaBroker broker) {
    this.broker = broker;
  }

  record Id(long id) {}

  /** Number 5 is dropped, 6 comes out twice, and 7 is no row. */
  private static Pipeline careless(String servers) {
    return pipeline(
        servers,
        (row, rows) -> {
          for (int i = 0; i < (row.id() == 5 ? 0 : row.id() == 6 ? 2 : 1); i++) {
            rows.emit(row);
          }
        });
  }

  /** Number 8 comes out with the value of 9, and 7 is no row. */
  private static Pipeline mangling(String servers) {
    return pipeline(servers, (row, rows) -> rows.emit(row.id() == 8 ? new Id(9) : row));
  }

  private static Pipeline pipeline(String servers, RowTransform<Id, Id> transform) {
    return Pipeline.named("careless")
        .source(
            "numbers",
            KafkaSource.topic("careless-in")
                .bootstrapServers(servers)
                .schema(Schema.parse("id BIGINT NOT NULL"))
                .codec(Json.codec())
                .build())
        .transform("out", "numbers", Id.class, Id.class, transform)
        .sink(
            "out",
            KafkaSink.topic("careless-out").bootstrapServers(servers).codec(Json.codec()).build())
        .onError(
            ErrorPolicy.deadLetter(
                KafkaDeadLetters.topic("careless-letters").bootstrapServers(servers).build()))
        .delivery(DeliveryGuarantee.EXACTLY_ONCE)
        .build();
  }

  private static KafkaRecord record(long n) {
    return KafkaRecord.of(n == 7 ? "seven" : "{\"id\":" + n + "}").withKey("k");
  }

  private static long number(ReceivedRecord record) {
    return Long.parseLong(String.valueOf(record.text()).replaceAll("\\D", ""));
  }

  private DeliveryScenario scenario() {
    return DeliveryScenario.on(broker)
        .pipeline(DeliveryScenarioTest::careless)
        .input("careless-in", DeliveryScenarioTest::record)
        .within(SOON);
  }

  @Test
  void tellsWhatIsLostAndWhatIsThereTwice() throws Exception {
    DeliveryScenario scenario =
        scenario()
            .output("careless-out", DeliveryScenarioTest::number)
            .deadLetters("careless-letters");
    try (DeliveryRun run = scenario.open()) {
      run.publish(20);
      // What a redrive leaves among dead letters is none.
      broker.publish(
          "careless-letters",
          List.of(KafkaRecord.ofBytes(null).withHeader(RedriveHeaders.SENT, "0")));
      DeliveryVerdict verdict = verdictAfter(run, 20);
      assertThat(verdict.holds()).isFalse();
      assertThat(verdict.topics().get(0).lost()).containsExactly(5L);
      assertThat(verdict.topics().get(0).repeated()).containsExactly(6L);
      assertThat(verdict.topics().get(1).arrived()).isEqualTo(1);
      assertThatThrownBy(verdict::assertHolds)
          .hasMessageContaining("lost 1 (5)")
          .hasMessageContaining("more than once 1 (6)");
    }
  }

  /** Each number is there once; only its value tells. */
  @Test
  void tellsARecordThatCameOutWithAnothersValue() throws Exception {
    DeliveryScenario scenario =
        scenario()
            .pipeline(DeliveryScenarioTest::mangling)
            .outputRecords("careless-out", n -> n == 7 ? null : record(n))
            .deadLetters("careless-letters", n -> n == 7);
    try (DeliveryRun run = scenario.open()) {
      run.publish(20);
      DeliveryVerdict verdict = verdictAfter(run, 20);
      assertThat(verdict.mangled()).isOne();
      assertThat(verdict.lost() + verdict.repeated() + verdict.unexpected()).isZero();
      assertThat(verdict.topics().get(0).mangled().get(0).number()).isEqualTo(8);
      assertThatThrownBy(verdict::assertHolds)
          .hasMessageContaining("mangled 1 (8)")
          .hasMessageContaining("value={\"id\":9}")
          .hasMessageContaining("isn't key=k value={\"id\":8}");
    }
  }

  @Test
  void aRecordThatShouldHaveFailedIsMissedAmongTheDeadLetters() throws Exception {
    DeliveryScenario scenario =
        scenario()
            .output("careless-out", DeliveryScenarioTest::number, n -> n != 5)
            .deadLetters("careless-letters", n -> n == 8);
    try (DeliveryRun run = scenario.open()) {
      run.publish(20);
      DeliveryVerdict verdict = verdictAfter(run, 20);
      assertThat(verdict.topics().get(0).lost()).containsExactly(7L);
      assertThat(verdict.topics().get(1).lost()).containsExactly(8L);
      assertThat(verdict.topics().get(1).unexpected()).containsExactly(7L);
    }
  }

  @Test
  void aPipelineWhoseEveryRecordFailsBreaksItsPromise() throws Exception {
    DeliveryScenario scenario =
        scenario()
            .input("careless-in", n -> KafkaRecord.of("seven"))
            .output("careless-out", DeliveryScenarioTest::number)
            .deadLetters("careless-letters");
    try (DeliveryRun run = scenario.open()) {
      run.publish(3);
      DeliveryVerdict verdict = verdictAfter(run, 3);
      assertThat(verdict.topics().get(1).arrived()).isEqualTo(3);
      assertThat(verdict.topics().get(0).lost()).containsExactly(0L, 1L, 2L);
    }
  }

  private static DeliveryVerdict verdictAfter(DeliveryRun run, int arrivals) throws Exception {
    try (Execution execution = LocalRunner.create(run.options().build()).start(run.pipeline())) {
      Await.until("they have come out", SOON, run::arrived, n -> n >= arrivals);
      execution.stop();
      execution.await();
    }
    return run.verdict();
  }

  @Test
  void aWorkerThatEndsByItselfIsToldWithItsLastWords() {
    DeliveryScenario scenario =
        DeliveryScenario.on(broker)
            .pipeline(DeliveryScenarioTest::careless)
            .workersConnectTo("localhost:1")
            .workers(options -> options.tasks(1))
            .jvmFlags("-XX:+NoSuchFlag")
            .input("careless-in", DeliveryScenarioTest::record)
            .output("careless-out", DeliveryScenarioTest::number)
            .within(SOON);
    assertThatThrownBy(() -> scenario.run(new KillPlan.AtRandom(1, 1, 1), 10))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("etl.testkit.seed=1")
        .hasMessageContaining("ended by itself")
        .hasMessageContaining("NoSuchFlag");
  }

  @Test
  void aFactoryThatCantTravelIsRefused() {
    Object here = new Object();
    DeliveryScenario scenario =
        scenario()
            .pipeline(servers -> here.hashCode() == 0 ? careless("") : careless(servers))
            .output("careless-out", DeliveryScenarioTest::number)
            .deadLetters("careless-letters");
    try (DeliveryRun run = scenario.open()) {
      assertThatThrownBy(() -> run.start("w"))
          .hasMessageContaining("ETL-TESTKIT-0003")
          .hasMessageContaining("static method");
    }
  }

  @Test
  void whatIsntToldIsAskedFor() {
    assertThatThrownBy(() -> DeliveryScenario.on(broker).open())
        .hasMessageContaining("no pipeline");
    assertThatThrownBy(
            () -> DeliveryScenario.on(broker).pipeline(DeliveryScenarioTest::careless).open())
        .hasMessageContaining("no input");
    assertThatThrownBy(() -> scenario().open()).hasMessageContaining("no output");
  }

  /** What the annotation says becomes plans. */
  @Test
  void anInvocationForEachPointAndOneForRandomMoments() throws Exception {
    class Annotated {
      @DeliveryTest(killsAtPoint = 2, kills = 3, workers = 1)
      void test(DeliveryScenario scenario) {}
    }
    List<KillPlan> plans =
        DeliveryExtension.plans(
            Annotated.class
                .getDeclaredMethod("test", DeliveryScenario.class)
                .getAnnotation(DeliveryTest.class));
    assertThat(plans).hasSize(5);
    assertThat(plans.get(0)).hasToString("killed 2 times at WRITTEN");
    assertThat(plans.get(4))
        .isInstanceOfSatisfying(
            KillPlan.AtRandom.class, random -> assertThat(random.kills()).isEqualTo(3));
  }
}
