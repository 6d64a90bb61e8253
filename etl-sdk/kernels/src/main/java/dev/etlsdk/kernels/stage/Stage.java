package dev.etlsdk.kernels.stage;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.error.RowErrors;
import java.time.Clock;
import org.apache.arrow.memory.BufferAllocator;

/**
 * A step of a {@link FragmentTransform}: takes a batch, gives a batch. One instance a task, used by
 * its work thread.
 */
public interface Stage {

  /**
   * Called once before the first batch.
   *
   * @param allocator owner of what the stage allocates
   * @param functions the instances of functions that aren't static
   * @param clock the time
   */
  void open(BufferAllocator allocator, FunctionInstances functions, Clock clock);

  /**
   * Called for each batch.
   *
   * @param input borrowed
   * @param errors takes input rows that failed; they may stay in the output, with values that
   *     nobody may look at
   * @return a new batch owned by the caller, with origins made of the input's
   */
  Batch process(Batch input, RowErrors errors) throws Exception;
}
