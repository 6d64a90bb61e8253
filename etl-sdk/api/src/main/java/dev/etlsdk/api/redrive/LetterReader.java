package dev.etlsdk.api.redrive;

import org.jspecify.annotations.Nullable;

/**
 * Reads letters up to the end that there was when it was opened; those of one partition come in
 * their order. Used by one thread.
 */
public interface LetterReader extends AutoCloseable {

  /**
   * The next letter, or null at the end.
   *
   * @throws dev.etlsdk.api.error.EtlException if it can't be read
   */
  @Nullable StoredLetter next();

  @Override
  void close();
}
