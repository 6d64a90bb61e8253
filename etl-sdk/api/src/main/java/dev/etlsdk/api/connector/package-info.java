/**
 * How connectors are made of the values of their annotations, at a worker's start. Implemented by
 * the authors of connectors: {@link dev.etlsdk.api.connector.SourceFactory}, {@link
 * dev.etlsdk.api.connector.SinkFactory}, {@link dev.etlsdk.api.connector.DeadLetterFactory}; called
 * by generated code.
 */
@NullMarked
package dev.etlsdk.api.connector;

import org.jspecify.annotations.NullMarked;
