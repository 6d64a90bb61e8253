/**
 * What columns a row has: {@link dev.etlsdk.api.schema.Schema}, its {@link
 * dev.etlsdk.api.schema.Column columns} and their {@link dev.etlsdk.api.schema.DataType types}, and
 * their one representation in Arrow.
 *
 * <pre>{@code
 * Schema readings = Schema.of(
 *     Column.of("id", DataType.BIGINT).notNull(),
 *     Column.of("tags", DataType.array(DataType.VARCHAR)));
 * }</pre>
 *
 * <p>Reading and writing of values doesn't belong here.
 */
@NullMarked
package dev.etlsdk.api.schema;

import org.jspecify.annotations.NullMarked;
