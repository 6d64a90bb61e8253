package dev.etlsdk.api.redrive;

import java.util.Optional;

/**
 * Sends letters back to where their records came from. What was sent and that it was sent become
 * durable in one step, by {@link #commit}: whatever ends the process in between, a letter is sent
 * and done with, or neither. Used by one thread.
 */
public interface LetterSender extends AutoCloseable {

  /**
   * The letters as they are now that nobody else sends any: each {@link StoredLetter#sent} is
   * final.
   */
  LetterReader letters();

  /** Why a record can't be sent; empty if it can. Has no effect. */
  Optional<String> obstacle(KeptRecord record);

  /**
   * Sends a letter's record, which nobody sees before the commit.
   *
   * @param letter which is done with then
   * @param record as it is to come again
   * @throws dev.etlsdk.api.error.EtlException if it can't be sent; nothing since the last commit
   *     counts then
   */
  void send(StoredLetter letter, KeptRecord record);

  /**
   * Makes everything since the last commit final.
   *
   * @throws dev.etlsdk.api.error.EtlException if that fails; whether it counts is told by {@link
   *     StoredLetter#sent} of the next sender
   */
  void commit();

  /** Gives up what isn't committed, and releases everything. */
  @Override
  void close();
}
