package dev.etlsdk.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Habits that hold for the code of every room. */
class CodeTest {

  /** Third-party types that may stand in the public signatures of a room. */
  private static final Map<String, Set<String>> FOREIGN =
      Map.ofEntries(
          Map.entry("udf", Set.of("org.apache.arrow.")),
          Map.entry("api", Set.of("org.apache.arrow.")),
          Map.entry("kernels", Set.of("org.apache.arrow.")),
          Map.entry("formats", Set.of("org.apache.arrow.")),
          Map.entry("kafka", Set.of("org.apache.arrow.")),
          Map.entry("runtime", Set.of("org.apache.arrow.", "io.micrometer.")),
          Map.entry("opentelemetry", Set.of("io.opentelemetry.api.")),
          Map.entry("codegen", Set.of("org.apache.arrow.", "com.palantir.javapoet.")),
          Map.entry("sql", Set.of("org.apache.arrow.")),
          Map.entry("processor", Set.of("javax.annotation.processing.")),
          Map.entry(
              "testkit",
              Set.of(
                  "org.apache.arrow.", "org.apache.kafka.", "org.junit.jupiter.", "org.assertj.")));

  @Test
  void packagesAreNullMarked() {
    assertThat(packages())
        .allSatisfy(
            found ->
                assertThat(
                        found
                            .tryGetPackageInfo()
                            .map(info -> info.isAnnotatedWith(NullMarked.class))
                            .orElse(false))
                    .as("package-info of %s with @NullMarked", found.getName())
                    .isTrue());
  }

  @Test
  void packagesAreNamedAfterWhatTheyHold() {
    assertThat(packages())
        .allSatisfy(
            found ->
                assertThat(found.getName().split("\\."))
                    .doesNotContain("util", "utils", "common", "helper", "manager", "impl"));
  }

  @Test
  void publicSignaturesHoldNoForeignTypes() {
    Set<String> found = new TreeSet<>();
    for (JavaClass type : House.CLASSES) {
      if (isVisible(type)) {
        foreignIn(type).forEach(foreign -> found.add(type.getName() + ": " + foreign));
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void nothingStaticIsMutable() {
    fields()
        .that()
        .areStatic()
        .and()
        .doNotHaveModifier(JavaModifier.SYNTHETIC)
        .should()
        .beFinal()
        .because("two SDKs can live in one JVM")
        .check(House.CLASSES);
  }

  @Test
  void onlyProgramsPrint() {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Main")
        .should(ACCESS_STANDARD_STREAMS)
        .check(House.CLASSES);
  }

  private static Set<JavaPackage> packages() {
    return House.CLASSES.stream().map(JavaClass::getPackage).collect(Collectors.toSet());
  }

  private static boolean isVisible(JavaClass type) {
    boolean open = isOpen(type.getModifiers());
    return open
        && !House.isInternal(type)
        && type.getEnclosingClass().map(CodeTest::isVisible).orElse(true);
  }

  private static boolean isOpen(Set<JavaModifier> modifiers) {
    return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
  }

  private static Set<String> foreignIn(JavaClass type) {
    Stream<JavaClass> supertypes =
        Stream.concat(type.getRawInterfaces().stream(), type.getRawSuperclass().stream());
    Stream<JavaClass> fields =
        type.getFields().stream().filter(CodeTest::isOpen).map(f -> f.getRawType());
    Stream<JavaClass> units =
        type.getCodeUnits().stream().filter(CodeTest::isOpen).flatMap(CodeTest::typesOf);
    return Stream.of(supertypes, fields, units)
        .flatMap(s -> s)
        .map(JavaClass::getBaseComponentType)
        .filter(used -> !used.isPrimitive())
        .map(JavaClass::getName)
        .filter(name -> isForeign(House.roomOf(type), name))
        .collect(Collectors.toSet());
  }

  private static boolean isOpen(JavaMember member) {
    return isOpen(member.getModifiers()) && !member.getModifiers().contains(JavaModifier.SYNTHETIC);
  }

  private static Stream<JavaClass> typesOf(JavaCodeUnit unit) {
    return Stream.concat(
        unit.getReturnType().getAllInvolvedRawTypes().stream(),
        unit.getParameterTypes().stream().flatMap(t -> t.getAllInvolvedRawTypes().stream()));
  }

  /** Internals of ours are as foreign to a user; users do not compile against codegen. */
  private static boolean isForeign(String room, String name) {
    if (name.startsWith(House.PACKAGE)) {
      return name.contains(".internal.") && !room.equals("codegen");
    }
    return !name.startsWith("java.")
        && !name.startsWith("javax.lang.model.")
        && FOREIGN.getOrDefault(room, Set.of()).stream().noneMatch(name::startsWith);
  }
}
