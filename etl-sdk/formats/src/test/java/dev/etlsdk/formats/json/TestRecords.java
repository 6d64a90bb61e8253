package dev.etlsdk.formats.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.batch.Origins;
import dev.etlsdk.api.batch.SourceRecords;
import dev.etlsdk.api.codec.EncodedRecords;
import dev.etlsdk.api.codec.RecordEncoder;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.schema.Schema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Records of texts, and texts of rows. */
public final class TestRecords {

  private TestRecords() {}

  /** Records of text; null is a tombstone. */
  public static SourceRecords of(String... values) {
    return SourceRecords.of(
        new ArrayList<>(
            Arrays.asList(
                Arrays.stream(values)
                    .map(value -> value == null ? null : value.getBytes(StandardCharsets.UTF_8))
                    .toArray(byte[][]::new))));
  }

  /** Encodes all rows, none of which may fail, and closes the vectors. */
  static List<String> encode(Schema schema, VectorSchemaRoot root, JsonOptions options) {
    EncodedRecords target = new EncodedRecords();
    RowErrors errors = new RowErrors();
    SourceRecords records = SourceRecords.of(Collections.nCopies(root.getRowCount(), null));
    try (Batch batch = Batch.take(schema, root, Origins.oneToOne(records));
        RecordEncoder encoder = Json.codec(options).encoder(schema)) {
      encoder.encode(batch, target, errors);
    }
    assertThat(errors.errors()).isEmpty();
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < target.count(); i++) {
      rows.add(new String(target.copy(i), StandardCharsets.UTF_8));
    }
    return rows;
  }
}
