package dev.etlsdk.kernels.typed;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.batch.Origins;
import dev.etlsdk.api.batch.SourceRecords;
import dev.etlsdk.api.codec.Codec;
import dev.etlsdk.api.codec.DecodeOutcome;
import dev.etlsdk.api.codec.EncodedRecords;
import dev.etlsdk.api.codec.RecordDecoder;
import dev.etlsdk.api.codec.RecordEncoder;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.error.RowError;
import dev.etlsdk.api.error.RowErrors;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Records as the bytes of a format and back: decoder and encoder of one record's columns, to be
 * used on their own. Many at once are cheap; each call makes vectors, so one record at a time costs
 * a microsecond or so.
 *
 * <p><b>Ownership.</b> Batches that it gives are the caller's to close; those that it takes stay
 * the caller's.
 *
 * <p><b>Threads.</b> Used by one thread at a time.
 *
 * @param <R> the record
 */
public final class TypedCodec<R extends Record> implements AutoCloseable {

  private final RowType<R> type;
  private final BufferAllocator allocator;
  private final Schema arrowSchema;
  private final RecordDecoder decoder;
  private final RecordEncoder encoder;
  private final DecodeOutcome outcome = new DecodeOutcome();
  private final EncodedRecords encoded = new EncodedRecords();
  private final RowErrors encodeErrors = new RowErrors();

  TypedCodec(RowType<R> type, Codec format, BufferAllocator allocator) {
    this.type = type;
    this.allocator = allocator;
    this.arrowSchema = type.schema().toArrow();
    this.decoder = format.decoder(type.schema());
    try {
      this.encoder = format.encoder(type.schema());
    } catch (Throwable e) {
      decoder.close();
      throw e;
    }
  }

  /**
   * The rows of records, in their order.
   *
   * @throws EtlException with the code of the first record's error that can't be read, if there is
   *     one
   */
  public Batch decode(List<byte[]> records) {
    RowErrors errors = new RowErrors();
    Batch batch = decode(records, errors);
    if (!errors.isEmpty()) {
      batch.close();
      throw failed("record", errors, "take the others by decode(records, errors)");
    }
    return batch;
  }

  /**
   * The rows of the records that can be read, in their order; their origins say of which. Records
   * that the format's settings leave out have no row and no error.
   *
   * @param errors takes those that can't, by their index in {@code records}: also a constant that
   *     the record's enum doesn't know, and a text that is no UUID
   */
  public Batch decode(List<byte[]> records, RowErrors errors) {
    SourceRecords all = SourceRecords.of(records);
    Batch batch = decodeAll(all, Origins.oneToOne(all));
    BitSet without = new BitSet();
    try {
      without.or(outcome.skipped());
      for (RowError error : outcome.errors().errors()) {
        without.set(error.row());
        errors.add(error.row(), error.code(), error.column(), error.message(), error.cause());
      }
      RowErrors unknown = new RowErrors();
      type.view(batch).check(unknown);
      for (RowError error : unknown.errors()) {
        if (!without.get(error.row())) {
          without.set(error.row());
          errors.add(error.row(), error.code(), error.column(), error.message());
        }
      }
    } catch (Throwable e) {
      batch.close();
      throw e;
    }
    if (without.isEmpty()) {
      return batch;
    }
    batch.close();
    return decodeWithout(all, without);
  }

  private Batch decodeWithout(SourceRecords all, BitSet without) {
    int[] ordinals = new int[all.count() - without.cardinality()];
    List<byte[]> rest = new ArrayList<>();
    for (int i = 0; i < all.count(); i++) {
      if (!without.get(i)) {
        ordinals[rest.size()] = i;
        rest.add(all.value(i));
      }
    }
    return decodeAll(SourceRecords.of(rest), Origins.of(all, ordinals, ordinals.length));
  }

  private Batch decodeAll(SourceRecords records, Origins origins) {
    outcome.clear();
    VectorSchemaRoot root = VectorSchemaRoot.create(arrowSchema, allocator);
    try {
      decoder.decode(records, root, outcome);
      return Batch.take(type.schema(), root, origins);
    } catch (Throwable e) {
      root.close();
      throw e;
    }
  }

  /**
   * The rows of a batch as records of the format.
   *
   * @param batch of the record's columns
   * @throws EtlException {@code ETL-SCHEMA-0002} if it has others, or with the code of the first
   *     row's error that has no form in the format
   */
  public List<byte[]> encode(Batch batch) {
    if (!batch.schema().equals(type.schema())) {
      throw EtlException.of(
              EtlError.SCHEMA_0002,
              "the batch has the columns ("
                  + batch.schema()
                  + "), and the record "
                  + type.record().getSimpleName()
                  + " has ("
                  + type.schema()
                  + ")")
          .fix("write the batch by the record's own writer")
          .build();
    }
    encodeErrors.clear();
    encoder.encode(batch, encoded, encodeErrors);
    if (!encodeErrors.isEmpty()) {
      throw failed("row", encodeErrors, "give a value that the format has a form for");
    }
    List<byte[]> records = new ArrayList<>(encoded.count());
    for (int i = 0; i < encoded.count(); i++) {
      records.add(encoded.copy(i));
    }
    return records;
  }

  /**
   * Java records as records of the format.
   *
   * @throws dev.etlsdk.kernels.RowFailure if a column can't hold a value
   * @throws EtlException with the code of the first row's error that has no form in the format
   */
  public List<byte[]> encode(Iterable<? extends R> rows) {
    try (TypedWriter<R> writer = type.writer(allocator)) {
      rows.forEach(writer::add);
      try (Batch batch = writer.finish()) {
        return encode(batch);
      }
    }
  }

  /** What went wrong in the first of them, by the caller's index. */
  private static EtlException failed(String what, RowErrors errors, String fix) {
    RowError first =
        errors.errors().stream().min(Comparator.comparingInt(RowError::row)).orElseThrow();
    int others = errors.size() - 1;
    return EtlException.of(
            first.code(),
            what
                + " "
                + first.row()
                + (others == 0 ? "" : " (and " + others + " more)")
                + ": "
                + first.message())
        .fix(fix)
        .cause(first.cause())
        .build();
  }

  /** Releases decoder and encoder. */
  @Override
  public void close() {
    try (decoder;
        encoder) {
      encoded.clear();
    }
  }
}
