/**
 * A process that runs one pipeline: its options, configuration, health, metrics and exit codes.
 * Enter at {@link dev.etlsdk.worker.Worker}.
 *
 * <pre>{@code
 * public static void main(String[] args) {
 *   Worker.of(EvenSumsPipeline::configure).main(args);
 * }
 * }</pre>
 *
 * <p>A program that has a life of its own runs pipelines with {@link
 * dev.etlsdk.runtime.LocalRunner} instead.
 */
@NullMarked
package dev.etlsdk.worker;

import org.jspecify.annotations.NullMarked;
