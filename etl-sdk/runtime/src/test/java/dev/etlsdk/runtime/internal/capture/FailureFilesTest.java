package dev.etlsdk.runtime.internal.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.batch.Header;
import dev.etlsdk.api.redrive.KeptRecord;
import dev.etlsdk.pipeline.config.PipelineConfig;
import dev.etlsdk.testkit.batch.BatchBuilder;
import dev.etlsdk.testkit.memory.ArrowTest;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ArrowTest
class FailureFilesTest {

  @TempDir Path folder;

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private static CapturedLetter letter(KeptRecord record, String column) {
    return new CapturedLetter(
        "orders",
        record,
        "ETL-UDF-0001",
        "a message\nin two lines, ü",
        column,
        "priced",
        "sql",
        Instant.parse("2026-03-01T12:00:00.123456Z"));
  }

  @Test
  void whatWasWrittenIsReadAgain(BufferAllocator allocator) {
    List<CapturedLetter> letters =
        List.of(
            letter(
                new KeptRecord(
                    "orders",
                    3,
                    1L << 40,
                    -1,
                    null,
                    bytes(0, 255),
                    List.of(new Header("a", bytes(1)), new Header("b", null))),
                null),
            letter(new KeptRecord("orders", 0, 0, 7, bytes(), null, List.of()), "cents"),
            letter(
                new KeptRecord(
                    "orders", 0, 1, 8, bytes(9), bytes(8), List.of(new Header("c", bytes(2, 3)))),
                null));
    CapturedFailure failure =
        new CapturedFailure("p", "7", Map.of("a.b", "x=y #1\n", "c", " ü "), letters);

    new FailureFiles(folder).write(failure, allocator);
    CapturedFailure read = new FailureFiles(folder).read(allocator);

    assertThat(read.config()).isEqualTo(failure.config());
    assertThat(read).usingRecursiveComparison().isEqualTo(failure);
  }

  @Test
  void rowsAreReadByWhateverReadsArrow(BufferAllocator allocator) throws Exception {
    FailureFiles files = new FailureFiles(folder);
    try (Batch batch =
        BatchBuilder.of("id BIGINT, name VARCHAR", allocator).row(1, "a").row(2, null).build()) {
      files.writeRows("a/stream", batch);
    }
    try (FileChannel channel = FileChannel.open(folder.resolve("rows-a_stream.arrow"));
        ArrowFileReader reader = new ArrowFileReader(channel, allocator)) {
      assertThat(reader.loadNextBatch()).isTrue();
      assertThat(reader.getVectorSchemaRoot().contentToTSVString())
          .isEqualTo("id\tname\n1\ta\n2\tnull\n");
    }
  }

  @Test
  void noFailureIsOverwritten(BufferAllocator allocator) throws Exception {
    CapturedFailure failure = new CapturedFailure("p", "7", Map.of(), List.of());
    new FailureFiles(folder).write(failure, allocator);
    String before = Files.readString(folder.resolve("failure.properties"));

    assertThatThrownBy(() -> new FailureFiles(folder).write(failure, allocator))
        .hasMessageContaining("ETL-REDRIVE-0004")
        .hasMessageContaining("already");
    assertThat(Files.readString(folder.resolve("failure.properties"))).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "kafka.bootstrap-servers, broker:9092, true",
    "db.url, jdbc:postgresql://db/shop, true",
    "key-column, id, true",
    "greeting, env:PATH, false",
    "db.password, x, false",
    "DB_PASSWD, x, false",
    "service.api-key, x, false",
    "oauth.token, x, false",
    "orders.source.properties.sasl.jaas.config, x, false",
    "db.url, jdbc:postgresql://db/shop?user=u&password=x, false",
    "service.url, https://u:x@service/, false",
    "certificate, -----BEGIN RSA PRIVATE KEY-----, false",
  })
  void secretsAreLeftOut(String key, String value, boolean kept) {
    assertThat(SafeConfig.of(PipelineConfig.of(Map.of(key, value))).containsKey(key))
        .isEqualTo(kept);
  }
}
