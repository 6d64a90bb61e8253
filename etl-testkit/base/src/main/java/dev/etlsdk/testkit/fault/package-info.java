/**
 * Faults at chosen steps: a source and a sink that tell a listener of each call, and listeners that
 * make one of them fail.
 *
 * <p>Enter at {@link dev.etlsdk.testkit.fault.SteppedSource#of} and {@link
 * dev.etlsdk.testkit.fault.SteppedSink#of}. They wrap any source and sink, so a runtime can be
 * tested with faults between any two calls that it makes.
 *
 * <pre>{@code
 * CrashAfter crash = new CrashAfter(7);
 * Source source = SteppedSource.of(orders, crash);
 * Sink sink = SteppedSink.of(shipped, crash);
 * // whoever runs them meets a SimulatedCrash when the seventh step has had its effect
 * }</pre>
 */
@NullMarked
package dev.etlsdk.testkit.fault;

import org.jspecify.annotations.NullMarked;
