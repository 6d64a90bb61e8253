package dev.etlsdk.kafka.internal.letters;

import dev.etlsdk.api.redrive.RedriveHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * A record among the dead letters that says which letters of its partition have been sent back. It
 * has headers alone. Written in the transaction that sends them, it is there if and only if they
 * are; it comes behind the letters, so retention never takes it before them.
 *
 * <p>Committed offsets of a group would be the other place: the brokers forget those of a group
 * without members after a week, and letters would be sent twice.
 *
 * @param pipeline whose letters
 * @param offsets where they are
 */
public record SentMark(String pipeline, OffsetRanges offsets) {

  /** The header that holds the offsets. */
  static final String HEADER = RedriveHeaders.SENT;

  /** What a record says; null if it is no mark. */
  static @Nullable SentMark of(ConsumerRecord<byte[], byte[]> record) {
    Header offsets = record.headers().lastHeader(HEADER);
    Header pipeline = record.headers().lastHeader(RedriveHeaders.PIPELINE);
    if (offsets == null || pipeline == null) {
      return null;
    }
    return new SentMark(text(pipeline), OffsetRanges.parse(text(offsets)));
  }

  private static String text(Header header) {
    return new String(header.value(), StandardCharsets.UTF_8);
  }

  /** The record of a partition. */
  @SuppressWarnings("NullAway") // the client takes null for key and value
  public ProducerRecord<byte[], byte[]> record(String topic, int partition, long now) {
    List<Header> headers =
        List.of(header(HEADER, offsets.toString()), header(RedriveHeaders.PIPELINE, pipeline));
    return new ProducerRecord<>(topic, partition, now, null, null, headers);
  }

  private static Header header(String name, String text) {
    return new RecordHeader(name, text.getBytes(StandardCharsets.UTF_8));
  }
}
