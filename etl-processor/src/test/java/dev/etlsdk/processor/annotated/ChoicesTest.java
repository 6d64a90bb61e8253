package dev.etlsdk.processor.annotated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.annotation.ErrorBudget;
import dev.etlsdk.api.annotation.OnError;
import dev.etlsdk.api.annotation.Pipeline;
import dev.etlsdk.api.annotation.Retry;
import dev.etlsdk.api.annotation.Rows;
import dev.etlsdk.api.annotation.Sql;
import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.error.RetryOptions;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.kafka.annotation.KafkaDeadLetters;
import dev.etlsdk.kafka.annotation.KafkaSink;
import dev.etlsdk.kafka.annotation.KafkaSource;
import dev.etlsdk.pipeline.config.PipelineConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Choices in annotations, and the keys by which a configuration makes others. */
class ChoicesTest {

  /** All that can be chosen is. */
  @Pipeline(value = "choices", delivery = DeliveryGuarantee.EXACTLY_ONCE)
  @OnError(OnError.Action.SKIP)
  interface Choices {
    @KafkaSource("test_topic")
    @OnError(OnError.Action.FAIL)
    Rows<Reading> readings();

    @Sql("SELECT column_0 = 0 AS sum FROM readings")
    @KafkaSink("sums")
    Rows<EvenSum> sums();
  }

  /** What fails is tried again, in each stream in its own way. */
  @Pipeline("retries")
  @Retry(attempts = 5, backoff = "1s", maxBackoff = "${longest:1m}", within = "10m", jitter = 0)
  @KafkaDeadLetters("failed")
  @ErrorBudget(rows = "100", share = "${failing:0.01}", warmUp = "5000")
  interface Retries {
    @KafkaSource("test_topic")
    @Retry(attempts = 0)
    Rows<Reading> readings();

    @Sql("SELECT column_0 = 0 AS sum FROM readings")
    @KafkaSink("sums")
    Rows<EvenSum> sums();

    @Sql("SELECT NOT sum AS sum FROM sums")
    @Retry(
        attempts = 2,
        alsoOn = {"etl-udf-0001", "ETL-TRANSFORM-0001"},
        notOn = "ETL-TRANSFORM-0003")
    @OnError(OnError.Action.SKIP)
    @KafkaSink("others")
    Rows<EvenSum> others();
  }

  private static String described(String... keys) {
    try (dev.etlsdk.pipeline.Pipeline pipeline = ChoicesTest_ChoicesPipeline.create(config(keys))) {
      return pipeline.describe();
    }
  }

  private static ErrorPolicy policy(String stream, String... keys) {
    try (dev.etlsdk.pipeline.Pipeline pipeline = ChoicesTest_RetriesPipeline.create(config(keys))) {
      return pipeline.errorPolicy(stream);
    }
  }

  private static Optional<dev.etlsdk.api.error.ErrorBudget> budget(String... keys) {
    try (dev.etlsdk.pipeline.Pipeline pipeline = ChoicesTest_RetriesPipeline.create(config(keys))) {
      return pipeline.errorBudget();
    }
  }

  private static RetryOptions retry(String stream, String... keys) {
    ErrorPolicy policy = policy(stream, keys);
    assertThat(policy).isInstanceOf(ErrorPolicy.Retried.class);
    return ((ErrorPolicy.Retried) policy).options();
  }

  private static PipelineConfig config(String... keys) {
    Map<String, String> values = new HashMap<>(Map.of("kafka.bootstrap-servers", "nowhere:9092"));
    for (String key : keys) {
      String[] pair = key.split("=", 2);
      values.put(pair[0], pair[1]);
    }
    return PipelineConfig.of(values);
  }

  @Test
  void annotationsChoose() {
    assertThat(described())
        .contains("exactly once, failed rows: skip)")
        .contains("      failed rows: stop\n");
  }

  @Test
  void configurationChoosesOtherwise() {
    assertThat(
            described(
                "pipeline.delivery=at-least-once",
                "on-error.action=fail",
                "readings.on-error.action=skip"))
        .contains("at least once, failed rows: stop)")
        .contains("      failed rows: skip\n");
  }

  @Test
  void whatIsNoChoiceIsToldWithItsKey() {
    assertThatThrownBy(() -> described("on-error.action=ignore"))
        .isInstanceOfSatisfying(
            EtlException.class,
            e -> {
              assertThat(e.code()).isEqualTo(EtlError.CONFIG_0002);
              assertThat(e).hasMessageContaining("on-error.action").hasMessageContaining("SKIP");
            });
  }

  @Test
  void annotationsSayWhatIsTriedAgainAndWhatHappensThen() {
    assertThat(retry("sums"))
        .isEqualTo(
            new RetryOptions(
                5, Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofMinutes(10), 0));
    assertThat(policy("sums").last()).isInstanceOf(ErrorPolicy.ToDeadLetter.class);
    assertThat(policy("readings")).isInstanceOf(ErrorPolicy.ToDeadLetter.class);
    assertThat(policy("others").last()).isInstanceOf(ErrorPolicy.Skip.class);
    assertThat(retry("others"))
        .isEqualTo(
            new RetryOptions(
                2,
                Duration.ofMillis(100),
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                0.2,
                Set.of("ETL-UDF-0001", "ETL-TRANSFORM-0001"),
                Set.of("ETL-TRANSFORM-0003")));
  }

  @Test
  void configurationSaysOtherwiseWhatIsTriedAgain() {
    assertThat(
            retry(
                "sums",
                "on-error.retry.attempts=7",
                "on-error.retry.backoff=2s",
                "longest=3m",
                "on-error.retry.within=1h",
                "on-error.retry.jitter=0.5",
                "on-error.retry.also-on=ETL-UDF-0001, ETL-VALUE-0002",
                "on-error.retry.not-on=ETL-TRANSFORM-0006"))
        .isEqualTo(
            new RetryOptions(
                7,
                Duration.ofSeconds(2),
                Duration.ofMinutes(3),
                Duration.ofHours(1),
                0.5,
                Set.of("ETL-UDF-0001", "ETL-VALUE-0002"),
                Set.of("ETL-TRANSFORM-0006")));
    assertThat(policy("sums", "on-error.retry.attempts=0"))
        .isInstanceOf(ErrorPolicy.ToDeadLetter.class);
    assertThat(retry("readings", "readings.on-error.retry.attempts=1").attempts()).isEqualTo(1);
    assertThat(policy("others", "others.on-error.action=fail").last())
        .isInstanceOf(ErrorPolicy.Fail.class);
  }

  @ParameterizedTest
  @CsvSource({
    "on-error.retry.attempts=-1, 0 or more",
    "on-error.retry.attempts=many, whole number",
    "on-error.retry.backoff=soon, a time such as",
    "on-error.retry.max-backoff=10ms, as long as 'on-error.retry.backoff'",
    "on-error.retry.jitter=2, from 0 to 1"
  })
  void whatIsNoRetryIsToldWithItsKey(String key, String problem) {
    assertThatThrownBy(() -> policy("sums", key))
        .isInstanceOfSatisfying(
            EtlException.class, e -> assertThat(e.code()).isEqualTo(EtlError.CONFIG_0002))
        .hasMessageContaining("'" + key.substring(0, key.indexOf('=')) + "'")
        .hasMessageContaining(problem);
  }

  @Test
  void annotationsAndConfigurationSayHowMuchMayFail() {
    assertThat(budget()).contains(new dev.etlsdk.api.error.ErrorBudget(100, 0.01, 5000, ""));
    assertThat(
            budget(
                "error-budget.rows=none",
                "failing=0.5",
                "error-budget.warm-up=1",
                "error-budget.since=today"))
        .contains(new dev.etlsdk.api.error.ErrorBudget(Long.MAX_VALUE, 0.5, 1, "today"));
    assertThatThrownBy(() -> budget("error-budget.rows=-1", "error-budget.share=2"))
        .hasMessageContaining("'error-budget.rows'")
        .hasMessageContaining("a number of rows, or none")
        .hasMessageContaining("'error-budget.share'");
  }
}
