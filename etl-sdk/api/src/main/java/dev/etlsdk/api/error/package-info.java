/**
 * Everything that can go wrong, with a stable code: {@link dev.etlsdk.api.error.EtlException} for
 * what stops a pipeline or refuses to build one, {@link dev.etlsdk.api.error.RowError} for what
 * fails a single row, and {@link dev.etlsdk.api.error.ErrorPolicy} for what then happens to that
 * row.
 */
@NullMarked
package dev.etlsdk.api.error;

import org.jspecify.annotations.NullMarked;
