package dev.etlsdk.testkit.guarantee.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder with the logs of a run's workers, deleted at the end unless something went wrong. */
public final class RunFolder implements AutoCloseable {

  private final Path path;
  private int logs;
  private boolean kept;

  private RunFolder(Path path) {
    this.path = path;
  }

  /** A new one, among temporary files. */
  public static RunFolder create() {
    try {
      return new RunFolder(Files.createTempDirectory("etl-delivery-"));
    } catch (IOException failure) {
      throw new UncheckedIOException("no folder for the logs of workers can be made", failure);
    }
  }

  /** A file for the log of the next process. */
  public Path nextLog(String worker) {
    return path.resolve(++logs + "-" + (worker.isEmpty() ? "worker" : worker) + ".log");
  }

  /** Leaves it there at the end. */
  public Path keep() {
    kept = true;
    return path;
  }

  @Override
  public void close() {
    if (kept) {
      return;
    }
    try (Stream<Path> walk = Files.walk(path)) {
      List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("the logs of workers in " + path + " stay", failure);
    }
  }
}
