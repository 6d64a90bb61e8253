/**
 * Functions of arrays and maps.
 *
 * <p>Written for generated code. From SQL: {@code SELECT CARDINALITY(tags) FROM events}.
 */
@NullMarked
package dev.etlsdk.kernels.function.collection;

import org.jspecify.annotations.NullMarked;
