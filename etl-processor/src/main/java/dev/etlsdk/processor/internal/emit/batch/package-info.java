/**
 * From a record to its typed batch: {@link dev.etlsdk.processor.internal.emit.batch.BatchEmitter}
 * writes the class, {@link dev.etlsdk.processor.internal.emit.batch.ColumnCode} says how a value of
 * a type is read and written.
 */
@NullMarked
package dev.etlsdk.processor.internal.emit.batch;

import org.jspecify.annotations.NullMarked;
