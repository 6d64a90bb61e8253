package dev.etlsdk.api.redrive;

import dev.etlsdk.api.sink.SinkContext;
import dev.etlsdk.api.source.Source;

/**
 * What a dead-letter sink has kept: its letters can be read again, and sent back to where their
 * records came from. Thread-safe.
 *
 * <p>{@code DeadLetterStoreContract} of the testkit holds an implementation to what is said here.
 */
public interface DeadLetterStore {

  /**
   * Whether its senders can send records to where this source reads them, in one step with what
   * says that their letters are done with. Connects nowhere.
   */
  boolean reaches(Source source);

  /**
   * Reads the letters of the context's pipeline that are there now. Changes nothing.
   *
   * @throws dev.etlsdk.api.error.EtlException if they can't be read
   */
  LetterReader reader(SinkContext context);

  /**
   * Sends letters of the context's pipeline back. There is one sender at a time: opening it shuts
   * out an earlier one, whose calls fail from then on and whose uncommitted letters are given up.
   *
   * @throws dev.etlsdk.api.error.EtlException if it can't be opened
   */
  LetterSender sender(SinkContext context);
}
