/**
 * Digests.
 *
 * <p>Written for generated code. From SQL: {@code SELECT MD5(email) FROM people}.
 */
@NullMarked
package dev.etlsdk.kernels.function.hash;

import org.jspecify.annotations.NullMarked;
