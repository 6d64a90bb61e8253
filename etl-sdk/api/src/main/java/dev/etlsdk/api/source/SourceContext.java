package dev.etlsdk.api.source;

import dev.etlsdk.api.substitute.Substitutes;
import java.time.Clock;
import org.apache.arrow.memory.BufferAllocator;

/**
 * What the runtime gives to a source's enumerators and readers.
 *
 * @param pipeline name of the pipeline
 * @param version version of the pipeline; progress is kept under the name alone
 * @param stream name of the stream that the source feeds
 * @param workerId stable name of this process; empty if it has none that would be the same after a
 *     restart and different in every process
 * @param task number of the task within the worker, from 0
 * @param allocator owner of what the reader allocates; closed by the runtime after the reader
 * @param clock the time
 * @param substitutes stand in for parts that the connector would otherwise make; mostly none
 */
public record SourceContext(
    String pipeline,
    String version,
    String stream,
    String workerId,
    int task,
    BufferAllocator allocator,
    Clock clock,
    Substitutes substitutes) {

  /** A context without substitutes. */
  public SourceContext(
      String pipeline,
      String version,
      String stream,
      String workerId,
      int task,
      BufferAllocator allocator,
      Clock clock) {
    this(pipeline, version, stream, workerId, task, allocator, clock, Substitutes.none());
  }
}
