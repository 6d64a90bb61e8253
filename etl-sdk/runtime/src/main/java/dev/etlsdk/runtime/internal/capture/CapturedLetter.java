package dev.etlsdk.runtime.internal.capture;

import dev.etlsdk.api.redrive.KeptRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record that failed.
 *
 * @param source name of the stream of the source that gave it
 * @param record the record, as it enters again
 * @param code id of the error
 * @param message why it failed
 * @param column at which column, if that was known
 * @param stream in which stream
 * @param stage what was being done
 * @param time when: what the pipeline's clock has shown
 */
public record CapturedLetter(
    String source,
    KeptRecord record,
    String code,
    String message,
    @Nullable String column,
    String stream,
    String stage,
    Instant time) {}
