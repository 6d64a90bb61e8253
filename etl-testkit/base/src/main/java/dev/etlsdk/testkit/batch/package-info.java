/**
 * Batches in tests: made from Java values, read back to Java values, compared with a table of the
 * rows that differ.
 *
 * <p>Enter at {@link dev.etlsdk.testkit.batch.BatchBuilder} and {@link
 * dev.etlsdk.testkit.batch.BatchAssertions}.
 *
 * <pre>{@code
 * try (Batch batch = BatchBuilder.of("id BIGINT NOT NULL, tags ARRAY<VARCHAR>", allocator)
 *     .row(1, List.of("new"))
 *     .row(2, null)
 *     .build()) {
 *   assertThat(batch).hasRowCount(2).containsExactlyRows(row(1, List.of("new")), row(2, null));
 * }
 * }</pre>
 *
 * <p><b>Java values of SQL types.</b> What is read back, and what may be given besides:
 *
 * <table>
 *   <caption>Java values of SQL types</caption>
 *   <tr><th>type</th><th>read back as</th><th>also taken</th></tr>
 *   <tr><td>BOOLEAN</td><td>Boolean</td><td></td></tr>
 *   <tr><td>TINYINT, SMALLINT, INTEGER, BIGINT</td><td>Byte, Short, Integer, Long</td><td>any of them, if it fits</td></tr>
 *   <tr><td>REAL, DOUBLE</td><td>Float, Double</td><td>any number that it holds exactly</td></tr>
 *   <tr><td>DECIMAL</td><td>BigDecimal of the column's scale</td><td>whole numbers, text, other scales without loss</td></tr>
 *   <tr><td>VARCHAR</td><td>String</td><td></td></tr>
 *   <tr><td>BINARY</td><td>read-only ByteBuffer</td><td>byte[]</td></tr>
 *   <tr><td>DATE, TIME, TIMESTAMP</td><td>LocalDate, LocalTime, LocalDateTime</td><td>their ISO text</td></tr>
 *   <tr><td>TIMESTAMP WITH LOCAL TIME ZONE</td><td>Instant</td><td>its ISO text</td></tr>
 *   <tr><td>ARRAY</td><td>List</td><td>Object[]</td></tr>
 *   <tr><td>MAP</td><td>Map in the order of the entries</td><td></td></tr>
 *   <tr><td>ROW</td><td>Map by field name</td><td>Row, List or Object[] in the order of the fields</td></tr>
 * </table>
 */
@NullMarked
package dev.etlsdk.testkit.batch;

import org.jspecify.annotations.NullMarked;
