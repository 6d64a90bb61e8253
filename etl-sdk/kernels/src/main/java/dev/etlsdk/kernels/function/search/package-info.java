/**
 * Functions that look for one text in another, replace it or split at it, and those that compare by
 * sound.
 *
 * <p>Written for generated code. From SQL: {@code SELECT SPLIT_PART(path, '/', 2) FROM requests}.
 */
@NullMarked
package dev.etlsdk.kernels.function.search;

import org.jspecify.annotations.NullMarked;
