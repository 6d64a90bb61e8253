package dev.etlsdk.processor.annotated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.annotation.OnError;
import dev.etlsdk.api.annotation.Pipeline;
import dev.etlsdk.api.annotation.Rows;
import dev.etlsdk.api.annotation.Sql;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.kafka.annotation.KafkaSink;
import dev.etlsdk.kafka.annotation.KafkaSource;
import dev.etlsdk.pipeline.config.PipelineConfig;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

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

  private static String described(String... keys) {
    try (dev.etlsdk.pipeline.Pipeline pipeline = ChoicesTest_ChoicesPipeline.create(config(keys))) {
      return pipeline.describe();
    }
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
}
