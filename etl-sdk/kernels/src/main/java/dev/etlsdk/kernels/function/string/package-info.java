/**
 * Functions of texts and strings of bytes: case, trimming, padding, pieces, length. Characters are
 * Unicode code points. What looks for a text in another is in {@code search}, what takes a pattern
 * in {@code pattern}.
 *
 * <p>Written for generated code. From SQL: {@code SELECT UPPER(name) FROM people}.
 */
@NullMarked
package dev.etlsdk.kernels.function.string;

import org.jspecify.annotations.NullMarked;
