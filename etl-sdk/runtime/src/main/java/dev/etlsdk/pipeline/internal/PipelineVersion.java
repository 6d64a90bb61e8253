package dev.etlsdk.pipeline.internal;

import dev.etlsdk.pipeline.Stage;
import dev.etlsdk.pipeline.TransformSpec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/**
 * Derives a version from what a pipeline computes: names, query texts, classes and columns.
 *
 * <p>Configuration values are left out: they may be secrets, and a hash of a short secret gives it
 * away.
 */
final class PipelineVersion {

  private static final int BYTES = 6;

  private PipelineVersion() {}

  static String of(PipelineDefinition definition) {
    StringBuilder text = new StringBuilder();
    for (Stage stage : definition.stages()) {
      text.append(stage.stream()).append('\n').append(content(stage)).append('\n');
    }
    new TreeMap<>(definition.records())
        .forEach((stream, record) -> text.append(stream).append(" rows ").append(record.getName()));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  private static String content(Stage stage) {
    if (stage instanceof Stage.FromSource from) {
      return "source " + from.source().kind() + " " + from.source().schema();
    }
    if (stage instanceof Stage.Sql sql) {
      return "sql " + sql.sql();
    }
    if (stage instanceof Stage.Transformed transformed) {
      return "transform " + transformed.input() + " " + transform(transformed.transform());
    }
    return "sink " + ((Stage.ToSink) stage).sink().kind();
  }

  private static String transform(TransformSpec spec) {
    if (spec instanceof TransformSpec.Rows rows) {
      return rows.input().getName() + " " + rows.output().getName() + " " + rows.code();
    }
    if (spec instanceof TransformSpec.AsyncRows rows) {
      return rows.input().getName() + " " + rows.output().getName() + " " + rows.code();
    }
    TransformSpec.Batches batches = (TransformSpec.Batches) spec;
    return batches.output() + " " + batches.code();
  }
}
