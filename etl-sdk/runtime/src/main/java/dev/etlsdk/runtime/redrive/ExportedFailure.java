package dev.etlsdk.runtime.redrive;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A failure that was exported.
 *
 * @param folder where it is
 * @param letters how many records are in it
 * @param test the test's source, if one was asked for
 * @param failing how many of the records fail as they did when each is tried alone, as the test
 *     tries them; empty if no test was asked for, or trying them wasn't possible
 */
public record ExportedFailure(
    Path folder, long letters, Optional<Path> test, OptionalLong failing) {

  /** For people. */
  @Override
  public String toString() {
    return letters
        + " exported to "
        + folder
        + test.map(file -> ", test " + file + tried()).orElse("");
  }

  private String tried() {
    if (failing.isEmpty()) {
      return "";
    }
    long again = failing.getAsLong();
    return "\n  "
        + again
        + " of "
        + letters
        + " fail as before, each alone"
        + (again == letters
            ? ""
            : "; of the others the test shows nothing: the reason has gone, or lies outside of the"
                + " record, as with a service that was away or another record of the batch");
  }
}
