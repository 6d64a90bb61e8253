/**
 * Functions of numbers. Integers never wrap, and no result is NaN or infinite unless an argument
 * was: those are row errors. Trigonometry has a package of its own, and so have bits.
 *
 * <p>Written for generated code. From SQL: {@code SELECT ROUND(price, 2) FROM offers}.
 */
@NullMarked
package dev.etlsdk.kernels.function.math;

import org.jspecify.annotations.NullMarked;
