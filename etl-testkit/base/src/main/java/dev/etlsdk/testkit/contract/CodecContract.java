package dev.etlsdk.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.codec.Codec;
import dev.etlsdk.api.codec.DecodeOutcome;
import dev.etlsdk.api.codec.EncodedRecords;
import dev.etlsdk.api.codec.RecordDecoder;
import dev.etlsdk.api.codec.RecordEncoder;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.testkit.batch.BatchBuilder;
import dev.etlsdk.testkit.batch.BatchRows;
import dev.etlsdk.testkit.batch.InMemoryRecords;
import dev.etlsdk.testkit.batch.Row;
import dev.etlsdk.testkit.memory.ArrowTest;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What every format keeps: rows come back as they were, and a bad record costs its neighbours
 * nothing.
 */
@ArrowTest
public interface CodecContract {

  /** The format. */
  Codec codec();

  /** A record that is not well-formed. */
  byte[] malformedRecord();

  /** The columns of the rows. */
  default Schema codecSchema() {
    return Schema.parse("id BIGINT NOT NULL, name VARCHAR");
  }

  /** At least three rows that the format can hold. */
  default List<Row> codecRows() {
    return List.of(
        Row.of(1L, "a"),
        Row.of(Long.MIN_VALUE, null),
        Row.of(Long.MAX_VALUE, ""),
        Row.of(0L, "zoë 🚲"),
        Row.of(-7L, "\"\\/\t"));
  }

  /** A format has a name. */
  @Test
  default void hasAName() {
    assertThat(codec().name()).isNotBlank();
  }

  /** What was encoded comes back. */
  @Test
  default void decodesWhatItEncoded(BufferAllocator allocator) {
    assertThat(
            decode(codecSchema(), encode(codecRows(), allocator), new DecodeOutcome(), allocator))
        .isEqualTo(BatchRows.canonical(codecSchema(), codecRows()));
  }

  /** One record a row, and from batch to batch anew. */
  @Test
  default void encodesOneRecordForEachRow(BufferAllocator allocator) {
    EncodedRecords target = new EncodedRecords();
    RowErrors errors = new RowErrors();
    try (RecordEncoder encoder = codec().encoder(codecSchema());
        Batch all = BatchBuilder.of(codecSchema(), allocator).rows(codecRows()).build();
        Batch one =
            BatchBuilder.of(codecSchema(), allocator).rows(codecRows().subList(0, 1)).build();
        Batch none = BatchBuilder.of(codecSchema(), allocator).build()) {
      encoder.encode(all, target, errors);
      assertThat(target.count()).isEqualTo(codecRows().size());
      byte[] first = target.copy(0);
      encoder.encode(one, target, errors);
      assertThat(target.count()).isEqualTo(1);
      assertThat(target.copy(0)).isEqualTo(first);
      encoder.encode(none, target, errors);
      assertThat(target.count()).isZero();
      assertThat(errors.errors()).isEmpty();
    }
  }

  /** A decoder for some of the columns passes over the others. */
  @Test
  default void decodesOnlyTheColumnsAskedFor(BufferAllocator allocator) {
    int last = codecSchema().size() - 1;
    Schema lastColumn = Schema.of(codecSchema().column(last));
    List<Row> expected =
        BatchRows.canonical(codecSchema(), codecRows()).stream()
            .map(row -> Row.of(row.get(last)))
            .toList();
    assertThat(decode(lastColumn, encode(codecRows(), allocator), new DecodeOutcome(), allocator))
        .isEqualTo(expected);
  }

  /** A malformed record is an error of its row; its neighbours are rows. */
  @Test
  default void namesTheRecordItCannotDecode(BufferAllocator allocator) {
    List<byte @Nullable []> records = new ArrayList<>(encode(codecRows(), allocator));
    records.add(1, malformedRecord());
    DecodeOutcome outcome = new DecodeOutcome();
    List<Row> rows = decode(codecSchema(), records, outcome, allocator);
    assertThat(outcome.errors().errors())
        .singleElement()
        .satisfies(error -> assertThat(error.row()).isEqualTo(1));
    assertThat(outcome.errors().errors().get(0).message()).isNotBlank();
    assertNeighbours(rows, 1);
  }

  /**
   * A record without a value becomes whatever the format's settings say, and costs its neighbours
   * nothing.
   */
  @Test
  default void passesARecordWithoutValue(BufferAllocator allocator) {
    List<byte @Nullable []> records = new ArrayList<>(encode(codecRows(), allocator));
    records.add(2, null);
    assertNeighbours(decode(codecSchema(), records, new DecodeOutcome(), allocator), 2);
  }

  /** No records, no rows. */
  @Test
  default void decodesNothingToNothing(BufferAllocator allocator) {
    DecodeOutcome outcome = new DecodeOutcome();
    assertThat(decode(codecSchema(), List.of(), outcome, allocator)).isEmpty();
    assertThat(outcome.allRows()).isTrue();
  }

  /** A decoder serves batch after batch, also after a bad one. */
  @Test
  default void decodesBatchAfterBatch(BufferAllocator allocator) {
    List<byte @Nullable []> good = encode(codecRows(), allocator);
    List<byte @Nullable []> bad = new ArrayList<>(good);
    bad.add(malformedRecord());
    DecodeOutcome outcome = new DecodeOutcome();
    try (RecordDecoder decoder = codec().decoder(codecSchema())) {
      for (List<byte @Nullable []> records : List.of(good, bad, good)) {
        outcome.clear();
        List<Row> rows = decode(decoder, codecSchema(), records, outcome, allocator);
        assertThat(rows.subList(0, codecRows().size()))
            .isEqualTo(BatchRows.canonical(codecSchema(), codecRows()));
      }
    }
    assertThat(outcome.allRows()).isTrue();
  }

  private void assertNeighbours(List<Row> rows, int inserted) {
    List<Row> neighbours = new ArrayList<>(rows);
    neighbours.remove(inserted);
    assertThat(neighbours).isEqualTo(BatchRows.canonical(codecSchema(), codecRows()));
  }

  private List<byte @Nullable []> encode(List<Row> rows, BufferAllocator allocator) {
    EncodedRecords target = new EncodedRecords();
    RowErrors errors = new RowErrors();
    try (RecordEncoder encoder = codec().encoder(codecSchema());
        Batch batch = BatchBuilder.of(codecSchema(), allocator).rows(rows).build()) {
      encoder.encode(batch, target, errors);
    }
    assertThat(errors.errors()).isEmpty();
    List<byte @Nullable []> records = new ArrayList<>();
    for (int record = 0; record < target.count(); record++) {
      records.add(target.copy(record));
    }
    return records;
  }

  private List<Row> decode(
      Schema schema,
      List<byte @Nullable []> records,
      DecodeOutcome outcome,
      BufferAllocator allocator) {
    try (RecordDecoder decoder = codec().decoder(schema)) {
      return decode(decoder, schema, records, outcome, allocator);
    }
  }

  private static List<Row> decode(
      RecordDecoder decoder,
      Schema schema,
      List<byte @Nullable []> records,
      DecodeOutcome outcome,
      BufferAllocator allocator) {
    List<InMemoryRecords.Entry> entries = new ArrayList<>();
    for (byte @Nullable [] value : records) {
      entries.add(
          new InMemoryRecords.Entry(
              "contract", 0, entries.size(), InMemoryRecords.NO_TIMESTAMP, null, value, List.of()));
    }
    try (VectorSchemaRoot root = VectorSchemaRoot.create(schema.toArrow(), allocator)) {
      decoder.decode(InMemoryRecords.of(entries), root, outcome);
      assertThat(root.getRowCount()).isEqualTo(records.size());
      return BatchRows.of(schema, root);
    }
  }
}
