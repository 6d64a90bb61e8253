/**
 * Functions of dates and times: rounding to units, fields, text in both directions. Instants are
 * taken in UTC.
 *
 * <p>Written for generated code. From SQL: {@code SELECT TO_CHAR(at, 'YYYY-MM-DD') FROM events}.
 */
@NullMarked
package dev.etlsdk.kernels.function.temporal;

import org.jspecify.annotations.NullMarked;
