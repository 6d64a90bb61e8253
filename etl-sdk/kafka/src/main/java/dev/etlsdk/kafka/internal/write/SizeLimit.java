package dev.etlsdk.kafka.internal.write;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.utils.ByteBufferOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * How large a record may be, so that one too large is refused before it is sent: afterwards it
 * would fail the batch it travels with, or a whole transaction.
 *
 * <p>Two limits hold. The producer's is on the record before compression. The topic's is on the
 * batch as it is stored, and any record may come to stand alone in its batch; so that batch is what
 * is measured.
 */
final class SizeLimit {

  /**
   * A record alone in a batch, without key, value and headers, is never larger; the bound that the
   * client uses itself.
   */
  private static final int OVERHEAD = 61 + 21;

  private static final int VARINT = 5;
  private static final int BATCH_HEADER = 61;

  /** The version of the record format, the same since Kafka 0.11. */
  private static final byte MAGIC = 2;

  /**
   * What a codec adds to bytes without a pattern, at most: a frame, and a 128th, where the largest
   * that was seen is a 3,000th (snappy and gzip).
   */
  private static final int FRAME = 1024;

  private static final int GROWTH = 128;

  private final long producerLimit;
  private final String producerCompression;
  private final TopicInfo topic;
  private final long surelyFits;

  SizeLimit(TaskProducer producer, TopicInfo topic) {
    this.producerLimit = producer.largestRecord();
    this.producerCompression = producer.compression();
    this.topic = topic;
    long topicLimit = topic.maxMessageBytes();
    long grown = isCompressed() ? topicLimit - topicLimit / GROWTH - FRAME : topicLimit;
    this.surelyFits = Math.min(producerLimit, grown) - OVERHEAD - 3L * VARINT;
  }

  /** Whether the producer or the topic compresses, which makes some records larger. */
  private boolean isCompressed() {
    return !isPlain(producerCompression)
        || !(topic.compression().equals("producer") || isPlain(topic.compression()));
  }

  private static boolean isPlain(String compression) {
    return compression.equals("none") || compression.equals("uncompressed");
  }

  /** Why a record can't be sent, or null if it can. */
  @Nullable String problem(
      byte @Nullable [] key, byte[] values, int start, int length, Header[] headers) {
    long size = (key == null ? 0 : key.length) + (long) length + sizeOf(headers);
    if (size <= surelyFits) {
      return null;
    }
    return size + OVERHEAD + 3L * VARINT > producerLimit
        ? "the record has "
            + size
            + " bytes with key and headers, and the producer takes "
            + producerLimit
            + " (the smaller of max.request.size and buffer.memory)"
        : storedProblem(key, values, start, length, headers);
  }

  /** The bytes of headers, at most. */
  private static int sizeOf(Header[] headers) {
    int size = 0;
    for (Header header : headers) {
      size += 2 * VARINT + 3 * header.key().length();
      size += header.value() == null ? 0 : header.value().length;
    }
    return size;
  }

  private @Nullable String storedProblem(
      byte @Nullable [] key, byte[] values, int start, int length, Header[] headers) {
    try {
      byte[] body = new RecordBody().write(key, values, start, length, headers);
      long sent = stored(body, producerCompression);
      long stored =
          topic.compression().equals("producer") ? sent : stored(body, topic.compression());
      long larger = Math.max(sent, stored);
      return larger <= topic.maxMessageBytes()
          ? null
          : "the record has "
              + larger
              + " bytes as topic '"
              + topic.name()
              + "' would store it, and the topic takes "
              + topic.maxMessageBytes()
              + " (max.message.bytes)";
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static long stored(byte[] body, String compression) throws IOException {
    if (isPlain(compression)) {
      return BATCH_HEADER + (long) body.length;
    }
    ByteBufferOutputStream target = new ByteBufferOutputStream(body.length / 2 + 512);
    try (OutputStream stream = Compression.of(compression).build().wrapForOutput(target, MAGIC)) {
      stream.write(body);
    }
    return BATCH_HEADER + (long) target.position();
  }

  /** A record's bytes within a batch of its own. */
  private static final class RecordBody {

    private final java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();

    byte[] write(byte @Nullable [] key, byte[] values, int start, int length, Header[] headers) {
      bytes.write(0); // attributes
      varint(0); // time, relative to the batch's
      varint(0); // offset, relative to the batch's
      nullable(key);
      varint(length);
      bytes.write(values, start, length);
      varint(headers.length);
      for (Header header : headers) {
        nullable(header.key().getBytes(StandardCharsets.UTF_8));
        nullable(header.value());
      }
      byte[] record = bytes.toByteArray();
      bytes.reset();
      varint(record.length);
      bytes.writeBytes(record);
      return bytes.toByteArray();
    }

    private void nullable(byte @Nullable [] value) {
      if (value == null) {
        varint(-1);
      } else {
        varint(value.length);
        bytes.writeBytes(value);
      }
    }

    private void varint(int value) {
      int rest = (value << 1) ^ (value >> 31);
      while ((rest & ~0x7f) != 0) {
        bytes.write((rest & 0x7f) | 0x80);
        rest >>>= 7;
      }
      bytes.write(rest);
    }
  }
}
