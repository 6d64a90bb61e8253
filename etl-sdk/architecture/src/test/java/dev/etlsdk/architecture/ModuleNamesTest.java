package dev.etlsdk.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the jars are called on the module path; RoomsTest sees to it that they split no package. */
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
}
