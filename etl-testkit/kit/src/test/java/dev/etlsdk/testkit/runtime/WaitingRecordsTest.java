package dev.etlsdk.testkit.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.error.ErrorBudget;
import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.error.Retry;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.transform.RowTransform;
import dev.etlsdk.formats.json.Json;
import dev.etlsdk.kafka.DeadLetterHeaders;
import dev.etlsdk.kafka.KafkaDeadLetters;
import dev.etlsdk.kafka.KafkaRetryTopic;
import dev.etlsdk.kafka.KafkaSink;
import dev.etlsdk.kafka.KafkaSource;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.PipelineBuilder;
import dev.etlsdk.testkit.driver.PipelineDriver;
import dev.etlsdk.testkit.kafka.ReceivedRecord;
import java.time.Duration;
import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

/** What counts of records that wait in a topic to be tried again, and where they come in again. */
class WaitingRecordsTest {

  private static final String SERVERS = "memory:9092";
  private static final Duration BACKOFF = Duration.ofMinutes(1);

  record Number(long id) {}

  /** A stage that is away at some of its calls, counted from 1. */
  private static final class Stage implements RowTransform<Number, Number> {
    private final IntPredicate away;
    private int calls;

    Stage(IntPredicate away) {
      this.away = away;
    }

    @Override
    public void process(Number number, RowOutput<Number> rows) {
      if (away.test(++calls)) {
        throw EtlException.of(EtlError.TRANSFORM_0006, "away").build();
      }
      rows.emit(number);
    }
  }

  private static Retry retries(int attempts) {
    return ErrorPolicy.retry(attempts).backoff(BACKOFF, BACKOFF).jitter(0).through(topic("retry"));
  }

  private static KafkaRetryTopic topic(String name) {
    return KafkaRetryTopic.topic(name).bootstrapServers(SERVERS).createTopic(1, 1).build();
  }

  private static ErrorPolicy thenLetters(Retry retry) {
    return retry.thenDeadLetter(
        KafkaDeadLetters.topic("letters").bootstrapServers(SERVERS).createTopic(1, 1).build());
  }

  private static KafkaSource source(String topic) {
    return KafkaSource.topic(topic)
        .bootstrapServers(SERVERS)
        .schema(Schema.parse("id BIGINT NOT NULL"))
        .codec(Json.codec())
        .build();
  }

  private static KafkaSink sink(String topic) {
    return KafkaSink.topic(topic)
        .bootstrapServers(SERVERS)
        .codec(Json.codec())
        .createTopic(1, 1)
        .build();
  }

  private static PipelineBuilder numbers() {
    return Pipeline.named("waiting").source("numbers", source("in"));
  }

  private static PipelineBuilder through(
      PipelineBuilder builder, String stream, String input, Stage stage) {
    return builder.transform(stream, input, Number.class, Number.class, stage);
  }

  private static PipelineDriver driver(Pipeline pipeline) {
    PipelineDriver driver = PipelineDriver.of(pipeline);
    driver.createTopic("in", 1);
    return driver;
  }

  /** Lets what waits come again, so many times. */
  private static void again(PipelineDriver driver, int times) {
    for (int i = 0; i < times; i++) {
      driver.advance(BACKOFF.plusMillis(1));
      driver.run();
    }
  }

  private static String header(ReceivedRecord letter, String name) {
    return letter.headerText(DeadLetterHeaders.PREFIX + name);
  }

  @Test
  void budgetCountsARecordOnceHoweverOftenItIsTried() {
    try (Pipeline pipeline =
            through(numbers(), "checked", "numbers", new Stage(call -> true))
                .sink("checked", sink("out"))
                .onError(thenLetters(retries(3)))
                .errorBudget(ErrorBudget.share(0.5).warmUp(4))
                .build();
        PipelineDriver driver = driver(pipeline)) {
      driver.topic("in").publish("{\"id\":1}", "{\"id\":2}", "{\"id\":3}", "{\"id\":4}");
      driver.run();
      again(driver, 2);
      assertThatThrownBy(() -> again(driver, 1))
          .hasMessageContaining("ETL-RUN-0009")
          .hasMessageContaining("of 4 records failed");
    }
  }

  /** The clock stands still within a run, so a run of the driver doesn't wait for what waits. */
  @Test
  void boundedSourceIsThroughForNowWhereOnlyRecordsWait() {
    try (Pipeline pipeline =
            through(numbers(), "checked", "numbers", new Stage(call -> call <= 2))
                .sink("checked", sink("out"))
                .onError(thenLetters(retries(3)))
                .build();
        Pipeline bounded = pipeline.untilEnd();
        PipelineDriver driver = driver(bounded)) {
      driver.topic("in").publish("{\"id\":1}");
      driver.run();
      again(driver, 1);
      assertThat(driver.topic("out").records()).isEmpty();
      again(driver, 1);
      assertThat(driver.topic("out").records()).hasSize(1);
      driver.run();
    }
  }

  /** Without this a record could come again for ever. */
  @Test
  void attemptsComeToAnEndWhereStagesFailInTurns() {
    Stage first = new Stage(call -> call % 2 == 0);
    Stage second = new Stage(call -> true);
    try (Pipeline pipeline =
            through(through(numbers(), "first", "numbers", first), "second", "first", second)
                .sink("second", sink("out"))
                .onError(thenLetters(retries(3)))
                .build();
        PipelineDriver driver = driver(pipeline)) {
      driver.topic("in").publish("{\"id\":1}");
      driver.run();
      again(driver, 3);
      assertThat(driver.topic("letters").records())
          .singleElement()
          .satisfies(
              letter -> {
                assertThat(header(letter, "attempt")).isEqualTo("4");
                assertThat(header(letter, "stream")).isEqualTo("second");
              });
      assertThat(first.calls).isEqualTo(4);
    }
  }

  /** The first stream's sink has it already. */
  @Test
  void recordThatFailsAboveWhereItEnteredEntersThereAgain() {
    Stage first = new Stage(call -> call == 2);
    Stage second = new Stage(call -> call == 1);
    try (Pipeline pipeline =
            through(through(numbers(), "first", "numbers", first), "second", "first", second)
                .sink("first", sink("firsts"))
                .sink("second", sink("seconds"))
                .onError(thenLetters(retries(5)))
                .build();
        PipelineDriver driver = driver(pipeline)) {
      driver.topic("in").publish("{\"id\":1}");
      driver.run();
      assertThat(driver.topic("firsts").texts()).containsExactly("{\"id\":1}");
      again(driver, 2);
      assertThat(driver.topic("firsts").texts()).as("once").containsExactly("{\"id\":1}");
      assertThat(driver.topic("seconds").texts()).containsExactly("{\"id\":1}");
      assertThat(driver.topic("letters").records()).isEmpty();
    }
  }

  /** What comes back for one branch has been through the other: nothing waits for it there. */
  @Test
  void recordThatComesBackIsNotTriedAgainInAnotherBranch() {
    Stage waiting = new Stage(call -> call == 1);
    Stage blocking = new Stage(call -> call > 1);
    try (Pipeline pipeline =
            through(
                    through(numbers(), "waiting", "numbers", waiting),
                    "blocking",
                    "numbers",
                    blocking)
                .sink("waiting", sink("waited"))
                .sink("blocking", sink("blocked"))
                .onError(thenLetters(retries(5)))
                .onError(
                    "blocking",
                    ErrorPolicy.retry(9)
                        .backoff(Duration.ofMillis(1), Duration.ofMillis(1))
                        .thenFail())
                .build();
        PipelineDriver driver = driver(pipeline)) {
      driver.topic("in").publish("{\"id\":1}");
      driver.run();
      again(driver, 1);
      assertThat(driver.topic("waited").texts()).containsExactly("{\"id\":1}");
      assertThat(driver.topic("blocked").texts()).containsExactly("{\"id\":1}");
      assertThat(blocking.calls).as("computed with the batch, and not tried again").isEqualTo(2);
    }
  }

  @Test
  void noAttemptBeginsBehindTheLimitOfTime() {
    try (Pipeline pipeline =
            through(numbers(), "checked", "numbers", new Stage(call -> true))
                .sink("checked", sink("out"))
                .onError(thenLetters(retries(100).within(BACKOFF.multipliedBy(2).plusSeconds(1))))
                .build();
        PipelineDriver driver = driver(pipeline)) {
      driver.topic("in").publish("{\"id\":1}");
      driver.run();
      again(driver, 2);
      assertThat(driver.topic("letters").records())
          .singleElement()
          .satisfies(letter -> assertThat(header(letter, "attempt")).isEqualTo("3"));
    }
  }

  @Test
  void withoutDeadLettersWhatStillFailsIsSkipped() {
    try (Pipeline pipeline =
            through(numbers(), "checked", "numbers", new Stage(call -> call != 2))
                .sink("checked", sink("out"))
                .onError(retries(1).thenSkip())
                .build();
        PipelineDriver driver = driver(pipeline)) {
      driver.topic("in").publish("{\"id\":1}", "{\"id\":2}", "{\"id\":3}");
      driver.run();
      assertThat(driver.topic("out").texts()).containsExactly("{\"id\":2}");
      assertThat(driver.topic("retry").records()).hasSize(2);
      again(driver, 1);
      assertThat(driver.counters().skipped()).isEqualTo(2);
      assertThat(driver.topic("retry").records()).as("none waits again").hasSize(2);
    }
  }

  /** Trying again would compute it in vain, and delay its letter. */
  @Test
  void recordOfWhichARowCannotPassDoesNotWait() {
    try (Pipeline pipeline =
            numbers()
                .transform(
                    "twice",
                    "numbers",
                    Number.class,
                    Number.class,
                    (number, rows) -> {
                      rows.emit(number);
                      rows.emit(new Number(-number.id()));
                    })
                .transform(
                    "checked",
                    "twice",
                    Number.class,
                    Number.class,
                    (number, rows) -> {
                      if (number.id() < 0) {
                        throw new IllegalArgumentException("never");
                      }
                      throw EtlException.of(EtlError.TRANSFORM_0006, "away").build();
                    })
                .sink("checked", sink("out"))
                .onError(thenLetters(retries(3)))
                .build();
        PipelineDriver driver = driver(pipeline)) {
      driver.topic("in").publish("{\"id\":1}");
      driver.run();
      assertThat(driver.topic("retry").records()).isEmpty();
      assertThat(driver.topic("letters").records()).hasSize(1);
    }
  }

  @Test
  void whatCannotPassDoesNotWait() {
    try (Pipeline pipeline =
            numbers().sink("numbers", sink("out")).onError(thenLetters(retries(3))).build();
        PipelineDriver driver = driver(pipeline)) {
      driver.topic("in").publish("poison");
      driver.run();
      assertThat(driver.topic("retry").records()).isEmpty();
      assertThat(driver.topic("letters").records()).hasSize(1);
    }
  }

  @Test
  void sourcesDoNotShareATopic() {
    PipelineBuilder two =
        numbers()
            .source("others", source("in2"))
            .sink("numbers", sink("out"))
            .sink("others", sink("out2"));
    assertThatThrownBy(() -> two.onError(retries(3).thenSkip()).build())
        .hasMessageContaining("ETL-PIPELINE-0006")
        .hasMessageContaining("'others'")
        .hasMessageContaining("as those of source 'numbers' do")
        .hasMessageContaining("a topic of its own");
    two.onError("others", retries(3).through(topic("retry2")).thenSkip()).build().close();
  }

  @Test
  void topicsThatAreSomethingElseTooAreRefused() {
    for (String taken : List.of("in", "out", "letters")) {
      assertThatThrownBy(
              () ->
                  numbers()
                      .sink("numbers", sink("out"))
                      .onError(thenLetters(retries(3).through(topic(taken))))
                      .build())
          .as(taken)
          .hasMessageContaining("ETL-PIPELINE-0006")
          .hasMessageContaining("a topic of their own");
    }
  }
}
