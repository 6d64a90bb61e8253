/**
 * Failures of a pipeline that were exported from its dead letters, replayed in a test. Enter at
 * {@link dev.etlsdk.testkit.replay.FailureReplay}.
 *
 * <pre>{@code
 * FailureReplay replay = FailureReplay.from(Path.of("src/test/resources/failures/no-price"));
 * try (Pipeline pipeline = Orders.pipeline(replay.config())) {
 *   replay.run(pipeline).requirePassed();
 * }
 * }</pre>
 *
 * <p>{@code redrive --export} of a worker writes the files, and the test as well if it is asked to.
 */
@NullMarked
package dev.etlsdk.testkit.replay;

import org.jspecify.annotations.NullMarked;
