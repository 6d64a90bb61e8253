/**
 * Fields of dates and times, such as the year. Instants are taken in UTC.
 *
 * <p>Written for generated code. From SQL: {@code SELECT YEAR(at) FROM events}.
 */
@NullMarked
package dev.etlsdk.kernels.function.field;

import org.jspecify.annotations.NullMarked;
