package dev.etlsdk.kafka;

import dev.etlsdk.api.batch.Header;
import dev.etlsdk.api.redrive.KeptRecord;
import dev.etlsdk.api.redrive.RedriveHeaders;
import dev.etlsdk.api.sink.DeadLetterSink;
import dev.etlsdk.api.source.Source;
import dev.etlsdk.testkit.contract.DeadLetterStoreContract;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaTest;
import dev.etlsdk.testkit.kafka.ReceivedRecord;
import dev.etlsdk.testkit.kafka.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;

/** Dead letters in a topic keep what the testkit asks of any store. */
@KafkaTest
@Tag("faults")
class KafkaLetterStoreTest implements DeadLetterStoreContract {

  private static final long NOW = Instant.now().toEpochMilli();

  private final KafkaBroker broker;
  private final String orders;

  KafkaLetterStoreTest(KafkaBroker broker) {
    this.broker = broker;
    this.orders = broker.createUniqueTopic("orders", 2);
  }

  @Override
  public DeadLetterSink deadLetters() {
    return KafkaDeadLetters.topic(broker.createUniqueTopic("letters", 2))
        .bootstrapServers(broker.bootstrapServers())
        .build();
  }

  @Override
  public Source source(DeadLetterSink sink) {
    return KafkaSource.topic(orders)
        .bootstrapServers(broker.bootstrapServers())
        .schema(TextCodec.SCHEMA)
        .codec(new TextCodec())
        .build();
  }

  @Override
  public KeptRecord sourceRecord(DeadLetterSink sink, int number) {
    return new KeptRecord(
        orders,
        number % 2,
        number,
        NOW + number,
        Writing.bytes("key " + number % 2),
        Writing.bytes("value " + number),
        List.of(Writing.header("trace", "trace " + number)));
  }

  @Override
  public Optional<KeptRecord> recordWithoutWay(DeadLetterSink sink) {
    KeptRecord record = sourceRecord(sink, 0);
    return Optional.of(
        new KeptRecord(orders + "x", 0, 0, NOW, record.key(), record.value(), record.headers()));
  }

  @Override
  public List<KeptRecord> cameBack(DeadLetterSink sink) {
    return broker.records(orders, Visibility.COMMITTED).stream()
        .filter(record -> record.headerText(RedriveHeaders.COUNT) != null)
        .map(this::kept)
        .toList();
  }

  private KeptRecord kept(ReceivedRecord record) {
    return new KeptRecord(
        orders,
        record.partition(),
        record.offset(),
        record.timestamp().toEpochMilli(),
        record.key(),
        record.value(),
        record.headers().stream().map(h -> new Header(h.name(), h.bytes())).toList());
  }
}
