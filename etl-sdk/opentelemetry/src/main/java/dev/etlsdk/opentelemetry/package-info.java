/**
 * Batches of a pipeline as spans of OpenTelemetry.
 *
 * <p>Enter at {@link dev.etlsdk.opentelemetry.OpenTelemetryTracer}. A worker with this library on
 * its class path needs nothing more than an SDK of OpenTelemetry, or its agent. Exporting doesn't
 * belong here, nor do metrics: they are Micrometer's.
 *
 * <pre>{@code
 * RunnerOptions options =
 *     RunnerOptions.builder().tracer(OpenTelemetryTracer.of(openTelemetry)).build();
 * }</pre>
 */
@NullMarked
package dev.etlsdk.opentelemetry;

import org.jspecify.annotations.NullMarked;
