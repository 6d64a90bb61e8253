package dev.etlsdk.testkit.driver.internal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.testkit.kafka.KafkaRecord;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the cluster in memory refuses is said with its reason and a fix. */
class MemoryBrokerTest {

  private final MemoryBroker broker = new MemoryBroker(new MemoryCluster(Clock.systemUTC(), 0));

  @Test
  void refusalsSayWhatToDo() {
    broker.createTopic("topic", 2, Map.of("max.message.bytes", "100"));
    assertThatThrownBy(() -> broker.createTopic("topic", 1))
        .hasMessageContaining("ETL-TESTKIT-0002")
        .hasMessageContaining("refused to create the topic 'topic'")
        .hasMessageContaining("a real broker would refuse it for the same reason");
    assertThatThrownBy(() -> broker.publish("topic", "x".repeat(200)))
        .hasMessageContaining("refused to take a record for 'topic'")
        .hasMessageContaining("a real broker would refuse it for the same reason");
    assertThatThrownBy(() -> broker.growTopic("topic", 2))
        .hasMessageContaining("it has 2 partitions already")
        .hasMessageContaining("give a number of partitions above that");
    assertThatThrownBy(() -> broker.publish("topic", List.of(KafkaRecord.of("a").withPartition(2))))
        .hasMessageContaining("give a partition from 0 to 1");
    assertThatThrownBy(() -> broker.deleteRecordsBefore("topic", 0, 7))
        .hasMessageContaining("it holds offsets 0 to 0")
        .hasMessageContaining("give one of these offsets");
  }
}
