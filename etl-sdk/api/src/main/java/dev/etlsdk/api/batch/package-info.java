/**
 * Rows on their way: {@link dev.etlsdk.api.batch.Batch} holds them as Arrow vectors, and for each
 * row its {@link dev.etlsdk.api.batch.Origins origin} among the {@link
 * dev.etlsdk.api.batch.SourceRecords source records} that are retained until they are acknowledged.
 *
 * <p>A batch has one owner, who closes it. {@code take} moves ownership, {@code view} borrows.
 */
@NullMarked
package dev.etlsdk.api.batch;

import org.jspecify.annotations.NullMarked;
