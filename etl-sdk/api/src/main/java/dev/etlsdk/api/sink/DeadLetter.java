package dev.etlsdk.api.sink;

import dev.etlsdk.api.batch.SourceRecords;
import dev.etlsdk.api.error.RowError;
import java.time.Instant;

/**
 * A source record that failed in a stream, with the reason.
 *
 * @param records the retained source records
 * @param ordinal which of them failed
 * @param error why
 * @param pipeline name of the pipeline
 * @param version version of the pipeline
 * @param stream the stream in which it failed and at which it will enter again
 * @param stage what was being done: decode, the SQL, a transform, or encode for a sink
 * @param time when
 * @param attempt how often the record was tried in that stage, from 1
 */
public record DeadLetter(
    SourceRecords records,
    int ordinal,
    RowError error,
    String pipeline,
    String version,
    String stream,
    String stage,
    Instant time,
    int attempt) {}
