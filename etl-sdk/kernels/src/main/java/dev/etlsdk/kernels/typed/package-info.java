/**
 * Columns as the types of Java: what a generated typed batch is made of. {@link
 * dev.etlsdk.kernels.typed.TypedBatch} and {@link dev.etlsdk.kernels.typed.TypedWriter} are what
 * the annotation processor extends for a record; the readers and writers of values are the columns
 * in them. Written for generated code and for the runtime, which puts the same parts together by
 * reflection.
 *
 * <pre>{@code
 * try (ReadingBatch.Writer writer = ReadingBatch.writer(allocator)) {
 *   writer.add(new Reading(1, 2, 3, 4));
 *   try (Batch batch = writer.finish()) {
 *     int sum = ReadingBatch.view(batch).column_0(0);
 *   }
 * }
 * }</pre>
 */
@NullMarked
package dev.etlsdk.kernels.typed;

import org.jspecify.annotations.NullMarked;
