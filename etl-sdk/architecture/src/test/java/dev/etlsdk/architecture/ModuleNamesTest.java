package dev.etlsdk.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the jars are on the module path. */
class ModuleNamesTest {

  private static final Path ROOT = Path.of("../..");

  /** Modules that have classes to publish. */
  private static List<Module> withClasses() {
    return Module.all().stream()
        .filter(Module::published)
        .filter(module -> Files.isDirectory(sources(module)))
        .toList();
  }

  private static Path sources(Module module) {
    return ROOT.resolve(module.folder()).resolve("src/main/java");
  }

  @Test
  void eachPublishedJarHasAModuleNameOfItsOwn() {
    Map<String, String> names = new TreeMap<>();
    for (Module module : withClasses()) {
      String name = Module.propertiesOf(module.folder()).get("module.name");
      assertThat(name).as("module.name of " + module.artifact()).startsWith("dev.etlsdk.");
      assertThat(names.put(name, module.artifact())).as("other module named " + name).isNull();
    }
    assertThat(names).hasSizeGreaterThan(10);
  }

  @Test
  void noPackageIsInTwoJars() throws IOException {
    Map<String, String> packages = new TreeMap<>();
    for (Module module : withClasses()) {
      for (String name : packages(sources(module))) {
        assertThat(packages.put(name, module.artifact()))
            .as("other module with the package %s of %s", name, module.artifact())
            .isNull();
      }
    }
  }

  private static List<String> packages(Path sources) throws IOException {
    try (Stream<Path> files = Files.walk(sources)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(Path::getParent)
          .filter(Objects::nonNull)
          .distinct()
          .map(folder -> sources.relativize(folder).toString().replace('\\', '/'))
          .map(name -> name.replace('/', '.'))
          .toList();
    }
  }
}
