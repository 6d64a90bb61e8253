package dev.etlsdk.testkit.kafka;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/** Asks whether a Docker-compatible engine answers. */
final class ContainerEngine {

  private ContainerEngine() {}

  static boolean answers() {
    // Testcontainers logs errors and takes seconds to find nothing, so it is asked only where there
    // is something to find.
    if (!isConfigured()) {
      return false;
    }
    QuietLogging.apply();
    return DockerClientFactory.instance().isDockerAvailable();
  }

  private static boolean isConfigured() {
    String home = System.getProperty("user.home");
    String runtimeDirectory = System.getenv("XDG_RUNTIME_DIR");
    return System.getenv("DOCKER_HOST") != null
        || System.getProperty("os.name").startsWith("Windows")
        || Stream.of(
                Path.of("/var/run/docker.sock"),
                Path.of(home, ".docker", "run", "docker.sock"),
                Path.of(home, ".docker", "desktop", "docker.sock"),
                Path.of(home, ".testcontainers.properties"),
                Path.of(runtimeDirectory == null ? home : runtimeDirectory, "docker.sock"))
            .anyMatch(Files::exists);
  }
}
