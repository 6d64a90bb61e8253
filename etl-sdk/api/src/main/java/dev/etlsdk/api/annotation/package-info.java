/**
 * A pipeline written as an interface, which the annotation processor {@code etl-processor} checks
 * and compiles. Enter at {@link dev.etlsdk.api.annotation.Pipeline}.
 *
 * <pre>{@code
 * @Pipeline("even-sums")
 * interface EvenSums {
 *   @KafkaSource("test_topic")
 *   Rows<Reading> test_table();
 *
 *   @Sql("SELECT IS_EVEN(column_0 + column_1) AS sum FROM test_table")
 *   @KafkaSink("test_topic2")
 *   Rows<EvenSum> sums();
 * }
 * }</pre>
 *
 * <p>Annotations of connectors live with their connectors; {@link
 * dev.etlsdk.api.annotation.SourceConnector} and its like make an annotation one of them. What runs
 * at the worker's start is in {@link dev.etlsdk.api.connector}.
 */
@NullMarked
package dev.etlsdk.api.annotation;

import org.jspecify.annotations.NullMarked;
