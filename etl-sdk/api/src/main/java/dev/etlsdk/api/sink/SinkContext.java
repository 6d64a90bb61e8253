package dev.etlsdk.api.sink;

import java.time.Clock;
import org.apache.arrow.memory.BufferAllocator;

/**
 * What the runtime gives to a sink's writers.
 *
 * @param pipeline name of the pipeline
 * @param version version of the pipeline
 * @param stream name of the stream that is written
 * @param workerId stable name of this process
 * @param task number of the task within the worker, from 0
 * @param guarantee what the pipeline promises
 * @param allocator owner of what the writer allocates; closed by the runtime after the writer
 * @param resources shared by all writers of the task
 * @param clock the time
 */
public record SinkContext(
    String pipeline,
    String version,
    String stream,
    String workerId,
    int task,
    DeliveryGuarantee guarantee,
    BufferAllocator allocator,
    TaskResources resources,
    Clock clock) {}
