package dev.etlsdk.kafka;

import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.Sink;
import dev.etlsdk.testkit.batch.Row;
import dev.etlsdk.testkit.contract.SinkContract;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@KafkaTest
class KafkaSinkContractTest implements SinkContract {

  private final KafkaBroker broker;
  private final Map<Sink, String> topics = new HashMap<>();

  KafkaSinkContractTest(KafkaBroker broker) {
    this.broker = broker;
  }

  @Override
  public Sink sink() {
    String topic = broker.createUniqueTopic("contract", 1);
    Sink sink =
        KafkaSink.topic(topic)
            .bootstrapServers(broker.bootstrapServers())
            .codec(new TextCodec())
            .build();
    topics.put(sink, topic);
    return sink;
  }

  @Override
  public List<Row> visibleRows(Sink sink) {
    return broker.records(topics.get(sink)).stream().map(record -> Row.of(record.text())).toList();
  }

  @Override
  public Schema sinkSchema() {
    return TextCodec.SCHEMA;
  }

  @Override
  public Row sinkRow(int number) {
    return Row.of("row " + number);
  }

  @Override
  public Optional<Row> unwritableRow() {
    return Optional.of(Row.of("unspeakable"));
  }
}
