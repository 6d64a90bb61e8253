/**
 * LIKE, SIMILAR TO and regular expressions. Patterns are compiled once and kept in bounded caches;
 * a search that takes too many steps fails its row instead of stopping the pipeline.
 *
 * <p>Written for generated code. From SQL: {@code SELECT REGEXP_REPLACE(text, '[0-9]', '#', 'g')
 * FROM lines}.
 */
@NullMarked
package dev.etlsdk.kernels.function.pattern;

import org.jspecify.annotations.NullMarked;
