package dev.etlsdk.kafka.internal.write;

import dev.etlsdk.api.batch.SourceRecords;
import dev.etlsdk.api.redrive.RedriveHeaders;
import dev.etlsdk.api.redrive.RetryHeaders;
import dev.etlsdk.kafka.internal.read.KafkaRecords;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** What surrounds a source record's value, in the form that Kafka's client takes. */
final class Envelope {

  private static final Header[] NONE = {};

  private Envelope() {}

  /** The headers of a source record that go on with its rows: without those of a redrive. */
  static Header[] carried(SourceRecords records, int ordinal) {
    Header[] all = headers(records, ordinal);
    for (Header header : all) {
      if (isOurs(header)) {
        return Arrays.stream(all).filter(own -> !isOurs(own)).toArray(Header[]::new);
      }
    }
    return all;
  }

  private static boolean isOurs(Header header) {
    return RedriveHeaders.isOne(header.key()) || RetryHeaders.isOne(header.key());
  }

  /** The headers of a source record; those of a Kafka source are handed over as they are. */
  static Header[] headers(SourceRecords records, int ordinal) {
    if (records instanceof KafkaRecords kafka) {
      return kafka.nativeHeaders(ordinal);
    }
    List<dev.etlsdk.api.batch.Header> headers = records.headers(ordinal);
    if (headers.isEmpty()) {
      return NONE;
    }
    Header[] copies = new Header[headers.size()];
    for (int i = 0; i < copies.length; i++) {
      copies[i] = new RecordHeader(headers.get(i).name(), headers.get(i).value());
    }
    return copies;
  }
}
