package dev.etlsdk.kafka.internal.letters;

import dev.etlsdk.api.batch.Header;
import dev.etlsdk.api.redrive.KeptRecord;
import dev.etlsdk.api.redrive.RedriveHeaders;
import dev.etlsdk.api.redrive.StoredLetter;
import dev.etlsdk.kafka.DeadLetterHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Makes letters of records. */
final class LetterParser {

  private LetterParser() {}

  /**
   * The letter of a pipeline; null if a record is none, or another pipeline's.
   *
   * @param sent whether it has been sent back
   */
  static @Nullable StoredLetter parse(
      ConsumerRecord<byte[], byte[]> record, String pipeline, boolean sent) {
    List<Header> headers = new ArrayList<>();
    record.headers().forEach(header -> headers.add(new Header(header.key(), header.value())));
    return DeadLetterHeaders.read(headers)
        .filter(why -> why.pipeline().equals(pipeline))
        .map(why -> letter(record, why, DeadLetterHeaders.original(headers), sent))
        .orElse(null);
  }

  private static StoredLetter letter(
      ConsumerRecord<byte[], byte[]> record,
      DeadLetterHeaders why,
      List<Header> own,
      boolean sent) {
    return new StoredLetter(
        new LetterPlace(record.topic(), record.partition(), record.offset()).toString(),
        why.code(),
        why.message(),
        why.column(),
        why.pipeline(),
        why.version(),
        why.stream(),
        why.stage(),
        why.time(),
        why.attempt(),
        RedriveHeaders.count(own, why.pipeline()),
        sent,
        Optional.ofNullable(why.origin()).map(origin -> kept(record, origin, own)));
  }

  private static KeptRecord kept(
      ConsumerRecord<byte[], byte[]> record, DeadLetterHeaders.Origin origin, List<Header> own) {
    return new KeptRecord(
        origin.topic(),
        origin.partition(),
        origin.offset(),
        origin.timestamp(),
        record.key(),
        record.value(),
        own);
  }
}
