package dev.etlsdk.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the POMs promise each other. */
class ModulesTest {

  private static final Set<String> NO_LIBRARIES =
      Set.of("etl-parent", "etl-sdk-bom", "etl-sdk-worker-parent");

  @Test
  void billOfMaterialsListsWhatIsPublished() {
    assertThat(Module.managedBy("etl-sdk/bom"))
        .containsExactlyInAnyOrderElementsOf(publishedLibraries());
  }

  @Test
  void parentManagesWhatIsPublished() {
    assertThat(Module.managedBy("etl-parent"))
        .containsExactlyInAnyOrderElementsOf(publishedLibraries());
  }

  @Test
  void billOfMaterialsHasTheVersionOfTheRest() {
    assertThat(Module.all().stream().map(Module::version).distinct()).hasSize(1);
  }

  /** It inherits nothing from the build, so what both say is said twice. */
  @Test
  void parentOfWorkersHasTheVersionsOfTheBuild() {
    Map<String, String> build = Module.propertiesOf("etl-parent");
    Map<String, String> workers = Module.propertiesOf("etl-sdk/worker-parent");

    assertThat(workers).containsEntry("etl-sdk.version", Module.all().get(0).version());
    workers.keySet().retainAll(build.keySet());
    assertThat(workers)
        .containsKeys("jackson.version", "maven-surefire-plugin.version", "jvm.flags.arrow")
        .allSatisfy((name, value) -> assertThat(build).containsEntry(name, value));
  }

  @Test
  void everyLibraryHasItsArrows() {
    assertThat(House.ARROWS.keySet()).containsExactlyInAnyOrderElementsOf(publishedLibraries());
    assertThat(House.ROOM_OF_ARTIFACT.keySet())
        .containsExactlyInAnyOrderElementsOf(publishedLibraries());
  }

  @Test
  void dependenciesFollowTheArrows() {
    for (Module module : Module.all()) {
      Set<String> allowed = House.ARROWS.get(module.artifact());
      if (allowed != null) {
        assertThat(module.dependencies().stream().map(House.ROOM_OF_ARTIFACT::get))
            .as("rooms on which %s depends", module.artifact())
            .isSubsetOf(allowed);
      }
    }
  }

  /** A module missing from the list would be looked for in a registry, where it is not. */
  @ParameterizedTest
  @ValueSource(strings = {"quickstart", "benchmark"})
  void shortBuildsNameAllTheyNeed(String profile) {
    List<String> folders = Module.modulesOfProfile(profile);
    List<Module> built = Module.all().stream().filter(m -> folders.contains(m.folder())).toList();
    assertThat(built).hasSameSizeAs(folders);
    assertThat(built.stream().map(Module::artifact).collect(Collectors.toSet()))
        .containsAll(built.stream().flatMap(m -> m.dependencies().stream()).toList());
  }

  private static List<String> publishedLibraries() {
    return Module.all().stream()
        .filter(Module::published)
        .map(Module::artifact)
        .filter(artifact -> !NO_LIBRARIES.contains(artifact))
        .toList();
  }
}
