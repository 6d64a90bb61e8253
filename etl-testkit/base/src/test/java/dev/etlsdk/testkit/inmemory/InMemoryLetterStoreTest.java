package dev.etlsdk.testkit.inmemory;

import dev.etlsdk.api.batch.Header;
import dev.etlsdk.api.redrive.KeptRecord;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.DeadLetterSink;
import dev.etlsdk.api.source.Source;
import dev.etlsdk.testkit.batch.InMemoryRecords;
import dev.etlsdk.testkit.contract.DeadLetterStoreContract;
import dev.etlsdk.testkit.contract.LineCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Letters in memory are held to what letters on a broker are held to. */
class InMemoryLetterStoreTest implements DeadLetterStoreContract {

  private static final String ORDERS = "orders";
  private static final InMemoryRecords.Entry[] NO_RECORDS = {};

  private final InMemorySource orders =
      InMemorySource.recordsBuilder(
              ORDERS, Schema.parse("id BIGINT, name VARCHAR"), new LineCodec())
          .split(NO_RECORDS)
          .split(NO_RECORDS)
          .build();

  @Override
  public DeadLetterSink deadLetters() {
    return InMemoryStore.create().deadLetters("letters").returningTo(orders);
  }

  @Override
  public Source source(DeadLetterSink sink) {
    return orders;
  }

  @Override
  public KeptRecord sourceRecord(DeadLetterSink sink, int number) {
    return new KeptRecord(
        ORDERS,
        number % 2,
        number,
        1000L + number,
        bytes("key " + number % 2),
        bytes("value " + number),
        List.of(new Header("trace", bytes("trace " + number))));
  }

  @Override
  public Optional<KeptRecord> recordWithoutWay(DeadLetterSink sink) {
    return Optional.of(new KeptRecord(ORDERS, 2, 0, -1, null, bytes("value"), List.of()));
  }

  @Override
  public List<KeptRecord> cameBack(DeadLetterSink sink) {
    return Stream.of(0, 1)
        .flatMap(split -> orders.records(split).stream())
        .map(InMemoryLetterStoreTest::kept)
        .toList();
  }

  private static KeptRecord kept(InMemoryRecords.Entry entry) {
    return KeptRecord.of(InMemoryRecords.of(List.of(entry)), 0);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
