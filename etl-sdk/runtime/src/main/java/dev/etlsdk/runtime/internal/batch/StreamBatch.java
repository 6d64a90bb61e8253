package dev.etlsdk.runtime.internal.batch;

import dev.etlsdk.api.batch.Batch;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a stream that were made of one fetch.
 *
 * @param stream index of the stream
 * @param batch its rows
 * @param parent what they were made of; null for a source's own
 */
record StreamBatch(int stream, Batch batch, @Nullable StreamBatch parent) {

  boolean hasContent() {
    return batch.rows() > 0 || batch.tombstones().length > 0;
  }

  StreamBatch with(Batch newBatch) {
    return new StreamBatch(stream, newBatch, parent);
  }
}
