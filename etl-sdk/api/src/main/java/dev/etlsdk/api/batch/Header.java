package dev.etlsdk.api.batch;

import org.jspecify.annotations.Nullable;

/**
 * A named value that travels with a record.
 *
 * @param name not unique within a record
 * @param value its bytes, not to be changed
 */
@SuppressWarnings(
    "ArrayRecordComponent") // compared by nobody; a copy per header and record would cost
public record Header(String name, byte @Nullable [] value) {}
