/**
 * Rows as records: reads records from the vectors of a batch and writes records into those of
 * another, for transforms that take a row at a time. Internal to the runtime; enter at {@link
 * dev.etlsdk.pipeline.internal.rows.RowStage}.
 */
@NullMarked
package dev.etlsdk.pipeline.internal.rows;

import org.jspecify.annotations.NullMarked;
