package dev.etlsdk.api.error;

import org.jspecify.annotations.Nullable;

/**
 * Why one row failed.
 *
 * @param row the row's index in the batch that was being processed
 * @param code what kind of error
 * @param column the column that was being read, computed or written, if known
 * @param message what is wrong and what is expected, in words for the owner of the data
 * @param cause the exception of user code, if there was one
 */
public record RowError(
    int row, ErrorCode code, @Nullable String column, String message, @Nullable Throwable cause) {}
