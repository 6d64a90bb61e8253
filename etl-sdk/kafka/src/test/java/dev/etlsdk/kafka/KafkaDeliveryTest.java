package dev.etlsdk.kafka;

import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.testkit.batch.Row;
import dev.etlsdk.testkit.contract.DeliveryContract;
import dev.etlsdk.testkit.delivery.Delivery;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaRecord;
import dev.etlsdk.testkit.kafka.KafkaTest;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** From topic to topic, whatever the step after which the process ends. */
@KafkaTest
@Tag("faults")
class KafkaDeliveryTest {

  private final KafkaBroker broker;

  KafkaDeliveryTest(KafkaBroker broker) {
    this.broker = broker;
  }

  @Nested
  class AtLeastOnce extends Copy {
    @Override
    public Delivery delivery() {
      return copy(DeliveryGuarantee.AT_LEAST_ONCE);
    }
  }

  @Nested
  class ExactlyOnce extends Copy {
    @Override
    public Delivery delivery() {
      return copy(DeliveryGuarantee.EXACTLY_ONCE);
    }
  }

  abstract static class Copy implements DeliveryContract {

    /**
     * Each life of a process takes a rebalance of the group; the square of their number would take
     * an hour.
     */
    @Override
    public boolean crashesTwice() {
      return false;
    }
  }

  private Delivery copy(DeliveryGuarantee guarantee) {
    String in = broker.createUniqueTopic("delivery-in", 2);
    String out = broker.createUniqueTopic("delivery-out", 1);
    List<List<String>> splits =
        Stream.of("a", "b")
            .map(split -> IntStream.range(0, 4).mapToObj(i -> split + i).toList())
            .toList();
    for (int partition = 0; partition < 2; partition++) {
      int at = partition;
      broker.publish(
          in,
          splits.get(partition).stream()
              .map(text -> KafkaRecord.of(text).withPartition(at))
              .toList());
    }
    return new Delivery(
        in,
        KafkaSource.topic(in)
            .bootstrapServers(broker.bootstrapServers())
            .schema(TextCodec.SCHEMA)
            .codec(new TextCodec())
            .bounded()
            .build(),
        KafkaSink.topic(out)
            .bootstrapServers(broker.bootstrapServers())
            .codec(new TextCodec())
            .build(),
        guarantee,
        splits.stream().map(split -> split.stream().map(Row::of).toList()).toList(),
        () -> broker.records(out).stream().map(record -> Row.of(record.text())).toList());
  }
}
