/**
 * Follows batches through a pipeline, so that what a pipeline does shows up in the traces of the
 * systems around it.
 *
 * <p>Enter at {@link dev.etlsdk.api.trace.BatchTracer}. Which system of tracing it is doesn't
 * belong here: {@code etl-sdk-opentelemetry} has the one for OpenTelemetry. Nor do metrics.
 */
@NullMarked
package dev.etlsdk.api.trace;

import org.jspecify.annotations.NullMarked;
