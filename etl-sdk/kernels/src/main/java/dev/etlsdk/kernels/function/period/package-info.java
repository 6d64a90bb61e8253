/**
 * Comparisons of periods, which are pairs of dates or times.
 *
 * <p>Written for generated code. From SQL: {@code SELECT (a, b) OVERLAPS (c, d) FROM stays}.
 */
@NullMarked
package dev.etlsdk.kernels.function.period;

import org.jspecify.annotations.NullMarked;
