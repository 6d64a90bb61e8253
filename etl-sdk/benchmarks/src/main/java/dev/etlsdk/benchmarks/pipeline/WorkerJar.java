package dev.etlsdk.benchmarks.pipeline;

import dev.etlsdk.benchmarks.ClassPaths;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A runnable jar as a user's build makes it: of this class path, without what no worker has. In it
 * classes are found as fast as in production, and it can have a class-data archive.
 */
final class WorkerJar {

  private static final Pattern DROPPED =
      Pattern.compile("META-INF/(MANIFEST\\.MF|[^/]*\\.(SF|DSA|RSA|EC))|(.*/)?module-info\\.class");

  private WorkerJar() {}

  /** Writes the jar. */
  static Path write(Path jar, Class<?> main) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    for (String element : ClassPaths.worker()) {
      collect(Path.of(element), entries);
    }
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, main.getName());
    attributes.put(Attributes.Name.MULTI_RELEASE, "true");
    attributes.putValue("Add-Opens", "java.base/java.nio");
    attributes.putValue("Enable-Native-Access", "ALL-UNNAMED");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        out.putNextEntry(new JarEntry(entry.getKey()));
        out.write(entry.getValue());
        out.closeEntry();
      }
    }
    return jar;
  }

  private static void collect(Path element, Map<String, byte[]> entries) throws IOException {
    if (Files.isDirectory(element)) {
      collectBelow(element, entries);
    } else if (Files.exists(element)) {
      try (FileSystem zip = FileSystems.newFileSystem(element)) {
        collectBelow(zip.getPath("/"), entries);
      }
    }
  }

  private static void collectBelow(Path root, Map<String, byte[]> entries) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> found = Files.walk(root)) {
      found.filter(Files::isRegularFile).forEach(files::add);
    }
    for (Path file : files) {
      String name = root.relativize(file).toString().replace(File.separatorChar, '/');
      if (!DROPPED.matcher(name).matches()) {
        byte[] content = Files.readAllBytes(file);
        entries.merge(
            name,
            content,
            name.startsWith("META-INF/services/") ? WorkerJar::both : WorkerJar::first);
      }
    }
  }

  private static byte[] first(byte[] first, byte[] second) {
    return first;
  }

  private static byte[] both(byte[] first, byte[] second) {
    byte[] both = new byte[first.length + 1 + second.length];
    System.arraycopy(first, 0, both, 0, first.length);
    both[first.length] = '\n';
    System.arraycopy(second, 0, both, first.length + 1, second.length);
    return both;
  }
}
