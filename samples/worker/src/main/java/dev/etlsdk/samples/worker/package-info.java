/**
 * A worker as a jar that runs: {@code java -jar paid-orders.jar}. The pipeline is in {@link
 * dev.etlsdk.samples.worker.PaidOrders}.
 */
@NullMarked
package dev.etlsdk.samples.worker;

import org.jspecify.annotations.NullMarked;
