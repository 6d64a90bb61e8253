/**
 * Running pipelines in this JVM: {@link dev.etlsdk.runtime.LocalRunner} starts one, and the {@link
 * dev.etlsdk.runtime.Execution} that it gives tells how it goes and stops it.
 *
 * <pre>{@code
 * try (Execution execution = LocalRunner.create().start(pipeline)) {
 *   execution.await();
 * }
 * }</pre>
 */
@NullMarked
package dev.etlsdk.runtime;

import org.jspecify.annotations.NullMarked;
