/**
 * Waiting in tests for something that other threads bring about, with a deadline and a failure that
 * says what was seen.
 *
 * <p>Enter at {@link dev.etlsdk.testkit.await.Await}. Nothing here knows Kafka, Arrow or pipelines.
 *
 * <pre>{@code
 * Await.until("all orders are shipped", Duration.ofSeconds(10), store::shipped, shipped -> shipped.size() == 3);
 * }</pre>
 */
@NullMarked
package dev.etlsdk.testkit.await;

import org.jspecify.annotations.NullMarked;
