package dev.etlsdk.benchmarks.pipeline;

import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaRecord;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.IntStream;

/** Fills topics with the quickstart's records. */
final class Preload {

  private static final Map<String, String> KEEP_ALL = Map.of("retention.ms", "-1");

  private Preload() {}

  /** Makes a topic of this many records, dealt out to its partitions in turn. */
  static void topic(KafkaBroker broker, String topic, int records) {
    broker.createTopic(topic, EvenSums.PARTITIONS, KEEP_ALL);
    Iterator<KafkaRecord> made =
        IntStream.range(0, records)
            .mapToObj(
                n -> KafkaRecord.ofBytes(EvenSums.input(n)).withPartition(n % EvenSums.PARTITIONS))
            .iterator();
    broker.publish(topic, () -> made);
  }
}
