package dev.etlsdk.kafka;

import dev.etlsdk.api.source.Source;
import dev.etlsdk.testkit.batch.Row;
import dev.etlsdk.testkit.contract.SourceContract;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaRecord;
import dev.etlsdk.testkit.kafka.KafkaTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

@KafkaTest
class KafkaSourceContractTest implements SourceContract {

  private final Source source;

  KafkaSourceContractTest(KafkaBroker broker) {
    String topic = broker.createUniqueTopic("contract", 2);
    List<KafkaRecord> records = new ArrayList<>();
    for (int partition = 0; partition < 2; partition++) {
      for (String text : texts(partition)) {
        records.add(KafkaRecord.of(text).withPartition(partition));
      }
    }
    broker.publish(topic, records);
    source =
        KafkaSource.topic(topic)
            .bootstrapServers(broker.bootstrapServers())
            .schema(TextCodec.SCHEMA)
            .codec(new TextCodec())
            .bounded()
            .build();
  }

  @Override
  public Source source() {
    return source;
  }

  @Override
  public List<List<Row>> splits() {
    return IntStream.range(0, 2)
        .mapToObj(partition -> texts(partition).stream().map(Row::of).toList())
        .toList();
  }

  private static List<String> texts(int partition) {
    return IntStream.range(0, 5 + 2 * partition).mapToObj(i -> partition + "/" + i).toList();
  }
}
