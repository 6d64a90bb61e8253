package dev.etlsdk.runtime.internal.capture;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.batch.Origins;
import dev.etlsdk.api.batch.SourceRecords;
import dev.etlsdk.api.codec.Codec;
import dev.etlsdk.api.codec.DecodeOutcome;
import dev.etlsdk.api.codec.RecordDecoder;
import dev.etlsdk.api.redrive.KeptRecord;
import dev.etlsdk.api.source.Source;
import dev.etlsdk.runtime.internal.rehearsal.KeptRecords;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Records as rows of all columns of their source; those that can't be decoded are left out. */
final class DecodedRows {

  private final Source source;
  private final BufferAllocator allocator;

  DecodedRows(Source source, BufferAllocator allocator) {
    this.source = source;
    this.allocator = allocator;
  }

  /** The rows, which the caller closes; empty if there are none. */
  Optional<Batch> of(List<KeptRecord> records) {
    Codec codec = source.codec().orElse(null);
    if (codec == null) {
      return Optional.empty();
    }
    try (RecordDecoder decoder = codec.decoder(source.schema())) {
      BitSet plain = new BitSet();
      decode(decoder, records, plain).close();
      List<KeptRecord> good = new ArrayList<>();
      plain.stream().forEach(row -> good.add(records.get(row)));
      return good.isEmpty() ? Optional.empty() : Optional.of(decode(decoder, good, new BitSet()));
    }
  }

  private Batch decode(RecordDecoder decoder, List<KeptRecord> records, BitSet plain) {
    SourceRecords kept = new KeptRecords(records);
    VectorSchemaRoot root = VectorSchemaRoot.create(source.schema().toArrow(), allocator);
    try {
      DecodeOutcome outcome = new DecodeOutcome();
      decoder.decode(kept, root, outcome);
      plain.set(0, records.size());
      outcome.errors().errors().forEach(error -> plain.clear(error.row()));
      plain.andNot(outcome.skipped());
      plain.andNot(outcome.tombstones());
      return Batch.take(source.schema(), root, Origins.oneToOne(kept));
    } catch (RuntimeException | Error e) {
      root.close();
      throw e;
    }
  }
}
