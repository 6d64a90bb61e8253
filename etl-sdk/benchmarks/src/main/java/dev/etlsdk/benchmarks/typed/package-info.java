/** Typed batches against code over vectors that is written by hand. */
@NullMarked
package dev.etlsdk.benchmarks.typed;

import org.jspecify.annotations.NullMarked;
