/**
 * Constant sets for {@code IN} lists, made once from text that generated source holds: {@code
 * LongSet.of("1,2,3").contains(2)}. Written for generated code, not for users. Immutable and
 * thread-safe.
 */
@NullMarked
package dev.etlsdk.kernels.set;

import org.jspecify.annotations.NullMarked;
