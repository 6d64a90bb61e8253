/**
 * Functions of the bits of integers and of strings of bytes.
 *
 * <p>Written for generated code. From SQL: {@code SELECT BITAND(flags, 4) FROM packets}.
 */
@NullMarked
package dev.etlsdk.kernels.function.bits;

import org.jspecify.annotations.NullMarked;
