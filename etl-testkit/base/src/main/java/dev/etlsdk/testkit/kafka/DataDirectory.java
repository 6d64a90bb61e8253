package dev.etlsdk.testkit.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the broker keeps its files; a temporary one is deleted on closing, or when the JVM ends.
 */
record DataDirectory(Path path, boolean temporary) implements AutoCloseable {

  static DataDirectory open(EmbeddedKafkaOptions options) {
    try {
      return options.directory().isPresent()
          ? new DataDirectory(Files.createDirectories(options.directory().get()), false)
          : new DataDirectory(Files.createTempDirectory("etl-kafka-"), true);
    } catch (IOException failure) {
      throw BrokerFailure.start("cannot make a directory for the embedded Kafka broker's data")
          .cause(failure)
          .fix(
              "let withDirectory, or else the system property java.io.tmpdir, name a place that"
                  + " can be written to")
          .build();
    }
  }

  @Override
  public void close() {
    if (temporary) {
      delete();
    }
  }

  private void delete() {
    try (Stream<Path> walk = Files.walk(path)) {
      List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException gone) {
      // Deleted already, which is what was wanted.
    } catch (IOException failure) {
      throw BrokerFailure.of("cannot delete the embedded Kafka broker's data in " + path)
          .cause(failure)
          .fix("delete it by hand, and see that nothing else works with that directory")
          .build();
    }
  }
}
