/**
 * Functions of dates and times: rounding to units, from and to numbers, differences. Instants are
 * taken in UTC. Fields have a package of their own, and so have text and periods.
 *
 * <p>Written for generated code. From SQL: {@code SELECT DATE_TRUNC('hour', at) FROM events}.
 */
@NullMarked
package dev.etlsdk.kernels.function.temporal;

import org.jspecify.annotations.NullMarked;
