/**
 * The main job: records from a Kafka topic, SQL with a function of one's own, records to another
 * topic. Enter at {@link dev.etlsdk.samples.quickstart.Quickstart}; the pipeline itself is in
 * {@link dev.etlsdk.samples.quickstart.EvenSums}.
 */
@NullMarked
package dev.etlsdk.samples.quickstart;

import org.jspecify.annotations.NullMarked;
