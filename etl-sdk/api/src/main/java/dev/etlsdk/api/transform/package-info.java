/**
 * Plain Java between streams: {@link dev.etlsdk.api.transform.RowTransform} over records, {@link
 * dev.etlsdk.api.transform.AsyncRowTransform} for calls to services, {@link
 * dev.etlsdk.api.transform.BatchTransform} over Arrow vectors.
 *
 * <p>One instance is made for each task, opened before its first row and closed after its last, and
 * used by the task's work thread alone. An exception is a row error ({@code ETL-TRANSFORM-0001}) of
 * the row in hand.
 */
@NullMarked
package dev.etlsdk.api.transform;

import org.jspecify.annotations.NullMarked;
