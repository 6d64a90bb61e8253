/**
 * Dead letters that are read again: what a dead-letter sink offers so that its letters can be
 * listed, tried against the pipeline and sent back to their source.
 *
 * <p>Enter at {@link dev.etlsdk.api.redrive.DeadLetterStore}, which a {@link
 * dev.etlsdk.api.sink.DeadLetterSink} may have; users call {@code Redrive} of the runtime. What a
 * letter's filter or report looks like doesn't belong here.
 */
@NullMarked
package dev.etlsdk.api.redrive;

import org.jspecify.annotations.NullMarked;
