package dev.etlsdk.api.redrive;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter that was read again.
 *
 * @param place where the letter is, as in {@code orders.dlq-0@17}
 * @param code id of the error, {@code ETL-UDF-0001}
 * @param message why the record failed
 * @param column the column at which it failed, if that was known
 * @param pipeline name of the pipeline in which it failed
 * @param version version of that pipeline
 * @param stream the stream in which it failed
 * @param stage what was being done
 * @param time when it failed
 * @param attempt how often it was tried then, from 1
 * @param redrives how many times its record had been sent again before
 * @param sent whether it was sent again since: then it is done with
 * @param record the record; empty for a row of a source that has no records
 */
public record StoredLetter(
    String place,
    String code,
    String message,
    @Nullable String column,
    String pipeline,
    String version,
    String stream,
    String stage,
    Instant time,
    int attempt,
    int redrives,
    boolean sent,
    Optional<KeptRecord> record) {}
