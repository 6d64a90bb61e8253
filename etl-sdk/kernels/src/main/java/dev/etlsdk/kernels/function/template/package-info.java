/**
 * Dates and times to text and back, by templates.
 *
 * <p>Written for generated code. From SQL: {@code SELECT TO_CHAR(at, 'YYYY-MM-DD') FROM events}.
 */
@NullMarked
package dev.etlsdk.kernels.function.template;

import org.jspecify.annotations.NullMarked;
