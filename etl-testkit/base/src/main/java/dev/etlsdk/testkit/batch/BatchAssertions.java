package dev.etlsdk.testkit.batch;

import dev.etlsdk.api.batch.Batch;
import org.jspecify.annotations.Nullable;

/** Where assertions on batches begin; made for static import beside AssertJ's own. */
public final class BatchAssertions {

  private BatchAssertions() {}

  /** Assertions on a batch, which is borrowed. */
  public static BatchAssert assertThat(@Nullable Batch actual) {
    return new BatchAssert(actual);
  }

  /** A row to compare with; {@code null} alone is a row of one null. */
  public static Row row(@Nullable Object @Nullable ... values) {
    return Row.of(values);
  }
}
