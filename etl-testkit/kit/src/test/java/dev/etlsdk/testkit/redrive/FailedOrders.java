package dev.etlsdk.testkit.redrive;

import dev.etlsdk.api.redrive.RedriveHeaders;
import dev.etlsdk.api.redrive.StoredLetter;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.runtime.redrive.Redrive;
import dev.etlsdk.runtime.redrive.SentLetters;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaRecord;
import dev.etlsdk.testkit.kafka.ReceivedRecord;
import dev.etlsdk.testkit.kafka.Visibility;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;

/** A shop in which some orders have failed: of twenty every fourth, and one more isn't JSON. */
final class FailedOrders {

  static final Instant LATELY = Instant.now().minusSeconds(3600).truncatedTo(ChronoUnit.MILLIS);
  private static final int ORDERS = 20;

  final KafkaBroker broker;
  final Shop shop;

  FailedOrders(KafkaBroker broker) {
    this.broker = broker;
    shop =
        new Shop(
            broker.bootstrapServers(),
            broker.createUniqueTopic("orders", 3),
            broker.createUniqueTopic("all", 2),
            broker.createUniqueTopic("priced", 2),
            broker.createUniqueTopic("letters", 2));
    List<KafkaRecord> records = new ArrayList<>();
    for (int i = 0; i < ORDERS; i++) {
      records.add(
          KafkaRecord.of("{\"id\":" + i + ",\"cents\":" + 100 * i + "}")
              .withKey("k" + i)
              .withHeader("trace", "t" + i)
              .withPartition((i * 7) % 3)
              .withTimestamp(LATELY.plusMillis(i)));
    }
    records.add(KafkaRecord.of("{").withKey("torn").withPartition(1));
    broker.publish(shop.in(), records);
    shop.run(id -> id % 4 == 0);
  }

  <T> T with(LongPredicate fails, Function<Redrive, T> use) {
    try (Pipeline pipeline = shop.pipeline(fails)) {
      return use.apply(Redrive.of(pipeline));
    }
  }

  List<StoredLetter> list() {
    return with(id -> false, Redrive::list);
  }

  SentLetters send() {
    return with(id -> false, Redrive::send);
  }

  /** The keys of a topic's records, sorted. */
  List<String> keys(String topic) {
    return broker.records(topic, Visibility.COMMITTED).stream()
        .map(ReceivedRecord::keyText)
        .sorted()
        .toList();
  }

  static List<String> allKeys() {
    return IntStream.range(0, ORDERS).mapToObj(i -> "k" + i).sorted().toList();
  }

  /** The records that were sent again. */
  List<ReceivedRecord> again() {
    return broker.records(shop.in(), Visibility.COMMITTED).stream()
        .filter(record -> record.headerText(RedriveHeaders.COUNT) != null)
        .toList();
  }
}
