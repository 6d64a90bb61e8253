package dev.etlsdk.kafka.internal.read;

import dev.etlsdk.api.batch.Header;
import dev.etlsdk.kafka.DeadLetterHeaders;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record that waited in a retry topic, as it came first.
 *
 * @param origin where it came from
 * @param headers its own, and those that say where it enters
 */
record ReturnedRecord(DeadLetterHeaders.Origin origin, List<Header> headers) {

  /** Those among some records; null for the others. */
  static @Nullable ReturnedRecord[] of(
      ConsumerRecord<byte[], byte[]>[] records, Set<String> retryTopics) {
    @Nullable ReturnedRecord[] returned = new ReturnedRecord[records.length];
    for (int i = 0; i < records.length; i++) {
      if (retryTopics.contains(records[i].topic())) {
        returned[i] = of(KafkaRecords.own(records[i]));
      }
    }
    return returned;
  }

  private static @Nullable ReturnedRecord of(List<Header> headers) {
    DeadLetterHeaders.Origin origin =
        DeadLetterHeaders.read(headers).map(DeadLetterHeaders::origin).orElse(null);
    return origin == null ? null : new ReturnedRecord(origin, DeadLetterHeaders.original(headers));
  }
}
