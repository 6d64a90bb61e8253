package dev.etlsdk.api.trace;

import dev.etlsdk.api.batch.SourceRecords;

/**
 * A fetch, for whoever follows it.
 *
 * @param pipeline name of the pipeline
 * @param version version of the pipeline
 * @param stream name of the source's stream
 * @param kind of the source, such as {@code kafka}
 * @param task number of the task within the worker, from 0
 * @param rows how many records or rows
 * @param records the records; {@link SourceRecords#NONE} for a source that gives rows
 */
public record TracedBatch(
    String pipeline,
    String version,
    String stream,
    String kind,
    int task,
    int rows,
    SourceRecords records) {}
