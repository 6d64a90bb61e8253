package dev.etlsdk.pipeline.internal;

import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.transform.BatchTransform;
import dev.etlsdk.pipeline.Stage;
import java.util.List;
import java.util.function.Supplier;

/**
 * A stream whose columns are known, before it is known which of them are read.
 *
 * @param name of the stream
 * @param stage that makes it
 * @param schema its columns
 * @param inputs what it reads; none for a source
 */
record DraftStream(String name, Stage stage, Schema schema, List<Input> inputs) {

  /**
   * A stream that is read.
   *
   * @param parent its name
   * @param columns in the order in which the transform wants them, metadata columns included
   * @param transform makes an instance for a task
   * @param userCode whether an exception is the user's code's
   */
  record Input(
      String parent, Schema columns, Supplier<BatchTransform> transform, boolean userCode) {}
}
