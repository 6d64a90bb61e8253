/**
 * The benchmarks behind the figures in the documentation.
 *
 * <p>Each is a {@link dev.etlsdk.benchmarks.Benchmark} that {@link
 * dev.etlsdk.benchmarks.Benchmarks} finds and runs. Nothing that a user could depend on belongs
 * here: the module is never published.
 */
@NullMarked
package dev.etlsdk.benchmarks;

import org.jspecify.annotations.NullMarked;
