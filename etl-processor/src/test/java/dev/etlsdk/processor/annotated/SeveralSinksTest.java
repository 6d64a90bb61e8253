package dev.etlsdk.processor.annotated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.annotation.OnError;
import dev.etlsdk.api.annotation.Pipeline;
import dev.etlsdk.api.annotation.Rows;
import dev.etlsdk.kafka.annotation.KafkaSink;
import dev.etlsdk.kafka.annotation.KafkaSource;
import dev.etlsdk.pipeline.config.PipelineConfig;
import dev.etlsdk.processor.memory.MemorySink;
import dev.etlsdk.processor.memory.Place;
import dev.etlsdk.testkit.batch.Row;
import dev.etlsdk.testkit.driver.PipelineDriver;
import dev.etlsdk.testkit.kafka.KafkaRecord;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A stream that goes to several places by annotations of one kind. */
class SeveralSinksTest {

  // tag::several[]
  @Pipeline("words")
  @OnError(OnError.Action.FAIL)
  interface Copies {
    record Word(int id, String text) {}

    @KafkaSource("words")
    @KafkaSink("all")
    @KafkaSink(value = "texts", keyFrom = "id")
    @MemorySink("first")
    @MemorySink("${table:second}")
    Rows<Word> words();
  }

  // end::several[]

  @Test
  void eachIsASinkWithKeysOfItsOwn() {
    PipelineConfig config =
        PipelineConfig.of(
            Map.of(
                "kafka.bootstrap-servers",
                "nowhere:9092",
                "place",
                "several-sinks",
                "words.sink-2.topic",
                "keyed",
                "words.sink-4.table",
                "other"));
    try (var pipeline = SeveralSinksTest_CopiesPipeline.create(config);
        PipelineDriver driver = PipelineDriver.of(pipeline)) {
      for (String topic : new String[] {"words", "all", "keyed"}) {
        driver.createTopic(topic, 1);
      }
      driver.topic("words").publish(KafkaRecord.of("{\"id\":7,\"text\":\"a\"}"));
      driver.run();

      assertThat(driver.topic("all").texts()).containsExactly("{\"id\":7,\"text\":\"a\"}");
      assertThat(driver.topic("keyed").texts()).containsExactly("{\"text\":\"a\"}");
    }
    Place place = Place.named("several-sinks");
    assertThat(place.rows("first")).containsExactly(Row.of(7, "a"));
    assertThat(place.rows("other")).containsExactly(Row.of(7, "a"));
  }
}
