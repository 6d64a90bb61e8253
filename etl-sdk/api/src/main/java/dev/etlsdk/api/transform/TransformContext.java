package dev.etlsdk.api.transform;

import java.time.Clock;
import org.apache.arrow.memory.BufferAllocator;

/**
 * What the runtime gives to a transform.
 *
 * @param pipeline name of the pipeline
 * @param stream name of the stream that the transform makes
 * @param task number of the task within the worker, from 0
 * @param allocator owner of what the transform allocates; closed by the runtime after the transform
 * @param clock the time
 */
public record TransformContext(
    String pipeline, String stream, int task, BufferAllocator allocator, Clock clock) {}
