package dev.etlsdk.runtime.redrive;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A failure that was exported.
 *
 * @param folder where it is
 * @param letters how many records are in it
 * @param test the test's source, if one was asked for
 */
public record ExportedFailure(Path folder, long letters, Optional<Path> test) {

  /** For people. */
  @Override
  public String toString() {
    return letters + " exported to " + folder + test.map(file -> ", test " + file).orElse("");
  }
}
