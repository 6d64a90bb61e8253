package dev.etlsdk.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who may see whom. */
class RoomsTest {

  /**
   * The one other room that may use an internal package. api.schema.internal reads Java types, of
   * records there and of functions in codegen: one set of rules, and none of a user's business. The
   * testkit's driver steps the runtime's engine, stands in for Kafka's clients, and replays
   * failures that were exported. A benchmark measures rows by reflection alone, without a pipeline
   * around them.
   */
  private static final Map<String, String> FRIENDS =
      Map.of(
          "dev.etlsdk.api.schema.internal", "codegen",
          "dev.etlsdk.runtime.internal.step", "testkit",
          "dev.etlsdk.runtime.internal.rehearsal", "testkit",
          "dev.etlsdk.runtime.internal.capture", "testkit",
          "dev.etlsdk.kafka.internal.client", "testkit",
          "dev.etlsdk.pipeline.internal.rows", "benchmarks");

  @Test
  void codeFollowsTheArrows() {
    classes()
        .should(
            dependOnlyOn(
                "what the arrows allow",
                dependency -> {
                  String from = House.artifactOf(dependency.getOriginClass());
                  String to = House.roomOf(dependency.getTargetClass());
                  return to.isEmpty()
                      || to.equals(House.ROOM_OF_ARTIFACT.get(from))
                      || House.ARROWS.get(from).contains(to);
                }))
        .check(House.CLASSES);
  }

  @Test
  void internalsAreUsedByTheirOwnRoomAndItsFriendsOnly() {
    classes()
        .should(
            dependOnlyOn(
                "internals of their own room",
                dependency -> {
                  JavaClass target = dependency.getTargetClass();
                  String user = House.roomOf(dependency.getOriginClass());
                  return !House.isInternal(target)
                      || House.roomOf(target).isEmpty()
                      || House.roomOf(target).equals(user)
                      || user.equals(FRIENDS.get(target.getPackageName()));
                }))
        .check(House.CLASSES);
  }

  @Test
  void packagesCarryTheNameOfTheirRoom() {
    for (JavaClass type : House.CLASSES) {
      assertThat(House.roomOf(type))
          .as("room of %s", type.getName())
          .isEqualTo(House.ROOM_OF_ARTIFACT.get(House.artifactOf(type)));
    }
  }

  @Test
  void noPackageIsSplitBetweenModules() {
    Map<String, Set<String>> artifacts =
        House.CLASSES.stream()
            .collect(
                Collectors.groupingBy(
                    JavaClass::getPackageName,
                    Collectors.mapping(House::artifactOf, Collectors.toSet())));
    assertThat(artifacts)
        .allSatisfy((name, found) -> assertThat(found).as("modules of %s", name).hasSize(1));
  }

  @Test
  void roomsAreFreeOfCycles() {
    slices().matching("dev.etlsdk.(*)..").should().beFreeOfCycles().check(House.CLASSES);
  }

  @Test
  void calciteStaysInSql() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.etlsdk.sql..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.calcite..")
        .check(House.CLASSES);
  }

  @Test
  void compilersStayInCodegen() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "dev.etlsdk.codegen..", "dev.etlsdk.sql..", "dev.etlsdk.processor..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.codehaus.janino..", "org.codehaus.commons..", "com.palantir..")
        .check(House.CLASSES);
  }

  @Test
  void jsonTreeIsNowhere() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.fasterxml.jackson.databind..")
        .allowEmptyShould(true)
        .check(House.CLASSES);
  }

  @Test
  void onlyMemTouchesUnsafe() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.etlsdk.kernels.Mem")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("sun.misc.Unsafe")
        .check(House.CLASSES);
  }

  private static ArchCondition<JavaClass> dependOnlyOn(String what, Predicate<Dependency> allowed) {
    return new ArchCondition<>("depend only on " + what) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getDirectDependenciesFromSelf().stream()
            .filter(allowed.negate())
            .forEach(d -> events.add(SimpleConditionEvent.violated(type, d.getDescription())));
      }
    };
  }
}
