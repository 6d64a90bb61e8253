package dev.etlsdk.api.sink;

import dev.etlsdk.api.substitute.Substitutes;
import java.time.Clock;
import org.apache.arrow.memory.BufferAllocator;

/**
 * What the runtime gives to a sink's writers.
 *
 * @param pipeline name of the pipeline
 * @param version version of the pipeline
 * @param stream name of the stream that is written
 * @param workerId stable name of this process; empty if it has none that would be the same after a
 *     restart and different in every process
 * @param task number of the task within the worker, from 0
 * @param guarantee what the pipeline promises
 * @param allocator owner of what the writer allocates; closed by the runtime after the writer
 * @param resources shared by all writers of the task
 * @param clock the time
 * @param substitutes stand in for parts that the connector would otherwise make; mostly none
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
    Clock clock,
    Substitutes substitutes) {

  /** A context without substitutes. */
  public SinkContext(
      String pipeline,
      String version,
      String stream,
      String workerId,
      int task,
      DeliveryGuarantee guarantee,
      BufferAllocator allocator,
      TaskResources resources,
      Clock clock) {
    this(
        pipeline,
        version,
        stream,
        workerId,
        task,
        guarantee,
        allocator,
        resources,
        clock,
        Substitutes.none());
  }
}
