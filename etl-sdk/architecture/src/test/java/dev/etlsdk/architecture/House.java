package dev.etlsdk.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The rooms of the house: the package each lives in, and the arrows between them. */
final class House {

  /** Where the sources are: tests run in the folder of their module. */
  static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

  static final String PACKAGE = "dev.etlsdk.";

  /** Main classes of all rooms. Read once: it takes a second. */
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.etlsdk");

  /** Room by artifact; the room is also the name of its package below {@link #PACKAGE}. */
  static final Map<String, String> ROOM_OF_ARTIFACT =
      Map.ofEntries(
          Map.entry("etl-udf-api", "udf"),
          Map.entry("etl-sdk-api", "api"),
          Map.entry("etl-sdk-kernels", "kernels"),
          Map.entry("etl-sdk-codegen", "codegen"),
          Map.entry("etl-sdk-sql", "sql"),
          Map.entry("etl-sdk-formats", "formats"),
          Map.entry("etl-sdk-kafka", "kafka"),
          Map.entry("etl-sdk", "runtime"),
          Map.entry("etl-sdk-opentelemetry", "opentelemetry"),
          Map.entry("etl-sdk-worker", "worker"),
          Map.entry("etl-processor", "processor"),
          Map.entry("etl-testkit-base", "testkit"),
          Map.entry("etl-testkit", "testkit"));

  /** Packages that live in a room under a name of their own. */
  private static final Map<String, String> ROOM_OF_PACKAGE = Map.of("pipeline", "runtime");

  /** For each artifact, the rooms that its main code may see besides its own. */
  static final Map<String, Set<String>> ARROWS = arrows();

  private House() {}

  private static Map<String, Set<String>> arrows() {
    Map<String, Set<String>> arrows = new LinkedHashMap<>();
    arrows.put("etl-udf-api", Set.of());
    arrows.put("etl-sdk-api", Set.of("udf"));
    arrows.put("etl-sdk-kernels", Set.of("udf", "api"));
    arrows.put("etl-sdk-formats", Set.of("udf", "api", "kernels"));
    arrows.put("etl-sdk-kafka", Set.of("udf", "api", "kernels"));
    arrows.put("etl-sdk-opentelemetry", Set.of("udf", "api"));
    arrows.put("etl-sdk", Set.of("udf", "api", "kernels"));
    arrows.put("etl-sdk-worker", Set.of("udf", "api", "kernels", "runtime"));
    arrows.put("etl-sdk-codegen", Set.of("udf", "api", "kernels"));
    arrows.put("etl-sdk-sql", Set.of("udf", "api", "kernels", "codegen"));
    // Formats only as services: their options are looked at where they are written.
    arrows.put("etl-processor", Set.of("udf", "api", "kernels", "codegen", "sql", "formats"));
    arrows.put("etl-testkit-base", Set.of("udf", "api", "testkit"));
    // The driver puts a cluster in memory behind the Kafka connector.
    arrows.put("etl-testkit", Set.of("udf", "api", "kernels", "kafka", "runtime", "testkit"));
    return arrows;
  }

  /** The room of a class, or an empty string for a class that is not ours. */
  static String roomOf(JavaClass type) {
    String name = type.getPackageName();
    if (!name.startsWith(PACKAGE)) {
      return "";
    }
    String first = name.substring(PACKAGE.length()).split("\\.")[0];
    return ROOM_OF_PACKAGE.getOrDefault(first, first);
  }

  static boolean isInternal(JavaClass type) {
    return (type.getPackageName() + ".").contains(".internal.");
  }

  /** The artifact whose folder or jar a class was read from. */
  static String artifactOf(JavaClass type) {
    String place = type.getSource().orElseThrow().getUri().toString();
    for (Module module : Module.all()) {
      if (place.contains("/" + module.folder() + "/target/")) {
        return module.artifact();
      }
    }
    throw new IllegalStateException(type.getName() + " comes from no module: " + place);
  }
}
