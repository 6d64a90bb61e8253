/**
 * What a pipeline is: {@link dev.etlsdk.pipeline.Pipeline}, an immutable, validated graph of named
 * streams. Enter at {@link dev.etlsdk.pipeline.Pipeline#named}.
 *
 * <pre>{@code
 * Pipeline pipeline = Pipeline.named("even-sums")
 *     .source("test_table", source)
 *     .sql("sums", "SELECT IS_EVEN(column_0 + column_1) AS sum FROM test_table")
 *     .sink("sums", sink)
 *     .onError(ErrorPolicy.fail())
 *     .build();
 * }</pre>
 *
 * <p>Running doesn't belong here: see {@code dev.etlsdk.runtime}.
 */
@NullMarked
package dev.etlsdk.pipeline;

import org.jspecify.annotations.NullMarked;
