/**
 * JSON records to and from Arrow vectors. Enter at {@link dev.etlsdk.formats.json.Json}; what each
 * JSON value does for each column type stands in {@code docs/json.md}.
 *
 * <pre>{@code
 * Codec json = Json.codec(JsonOptions.builder().nulls(JsonOptions.Nulls.OMIT).build());
 * Schema schema = Json.parseColumns("[{\"column_0\":\"int32\"},{\"column_1\":\"string\"}]");
 * }</pre>
 *
 * <p>Other formats, and documents that aren't records, don't belong here.
 */
@NullMarked
package dev.etlsdk.formats.json;

import org.jspecify.annotations.NullMarked;
