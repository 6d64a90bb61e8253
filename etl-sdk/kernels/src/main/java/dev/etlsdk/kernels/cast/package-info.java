/**
 * Conversions between types, as CAST does them: those of PostgreSQL. A value that can't be
 * converted fails the row with ETL-VALUE-0001 (out of range) or ETL-VALUE-0003.
 */
@NullMarked
package dev.etlsdk.kernels.cast;

import org.jspecify.annotations.NullMarked;
