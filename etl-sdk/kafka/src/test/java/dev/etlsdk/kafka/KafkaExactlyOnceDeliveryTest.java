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

/** From topic to topic exactly once, whatever the step after which the process ends. */
@KafkaTest
class KafkaExactlyOnceDeliveryTest implements DeliveryContract {

  private final KafkaBroker broker;

  KafkaExactlyOnceDeliveryTest(KafkaBroker broker) {
    this.broker = broker;
  }

  @Override
  public Delivery delivery() {
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
        DeliveryGuarantee.EXACTLY_ONCE,
        splits.stream().map(split -> split.stream().map(Row::of).toList()).toList(),
        () -> broker.records(out).stream().map(record -> Row.of(record.text())).toList());
  }

  /**
   * Each life of a process takes a rebalance of the group; the square of their number would take an
   * hour.
   */
  @Override
  public boolean crashesTwice() {
    return false;
  }
}
