package dev.etlsdk.codegen.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.api.sql.UdfOptions;
import dev.etlsdk.udf.UdfConfig;
import dev.etlsdk.udf.UdfLifecycle;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UdfRegistryTest {

  private static final ClassLoader LOADER = UdfRegistryTest.class.getClassLoader();

  @TempDir Path folder;
  private Path jars;

  @BeforeEach
  void createFolder() throws IOException {
    jars = Files.createDirectory(folder.resolve("jars"));
  }

  @Test
  void librariesAreFoundByServiceLoaderWithTheClassesTheyName() throws Exception {
    Path jar =
        library(
                "acme.Library",
                "@UdfClasses({Others.class})",
                "@Udf public static int one() { return 1; }")
            .source(
                "acme.Others",
                """
                package acme;
                import dev.etlsdk.udf.*;
                public class Others {
                  static { if (true) throw new IllegalStateException("initialised"); }
                  public Others(UdfConfig config) {}
                  @Udf public int two() { return 2; }
                }
                """)
            .write(folder.resolve("app.jar"));
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, LOADER);
        UdfRegistry registry = UdfRegistry.create(UdfOptions.DEFAULT, loader)) {
      assertThat(registry.names()).containsExactly("one", "two");
      assertThat(registry.functions().get(1).model().owner().takesConfig()).isTrue();
      assertThat(registry.functions().get(1).jar()).isEmpty();
    }
  }

  @Test
  void everyProblemIsReportedWithClassMethodAndJar() throws Exception {
    library(
            "acme.Library",
            "",
            """
            @Udf public static Object wrong() { return 1; }
            @Udf static int hidden() { return 1; }
            @Udf("TWICE") public static int first(int a) { return 1; }
            @Udf("Twice") public static int second(Integer a) { return 1; }
            """)
        .write(jars.resolve("a.jar"));
    Files.writeString(jars.resolve("b.jar"), "this is no jar");
    new JarBuilder().resource("readme.txt", new byte[0]).write(jars.resolve("c.jar"));
    library("acme.Gone", "", "").write(jars.resolve("d.jar"), "acme.Gone");
    library("acme.Needs", "", "@Udf public static int f(acme.Missing m) { return 1; }")
        .source("acme.Missing", "package acme; public class Missing {}")
        .write(jars.resolve("e.jar"), "acme.Missing");

    assertThatThrownBy(this::registry)
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("for 7 reasons")
        .hasMessageContaining(
            "ETL-UDF-0003 acme.Library.wrong() in a.jar: the result is java.lang.Object")
        .hasMessageContaining(
            "ETL-UDF-0004 acme.Library.hidden() in a.jar: is a function but isn't public")
        .hasMessageContaining(
            "ETL-UDF-0002 acme.Library.second(java.lang.Integer) in a.jar: is the function"
                + " Twice(INTEGER), and so is TWICE(INTEGER) (acme.Library.first(int) in a.jar)")
        .hasMessageContaining("b.jar: can't be read as a jar")
        .hasMessageContaining(
            "ETL-UDF-0006 dev.etlsdk.udf.UdfLibrary in c.jar: the jar registers no library")
        .hasMessageContaining(
            "in d.jar: a library that is registered for ServiceLoader can't be loaded")
        .hasMessageContaining("ETL-UDF-0006 acme.Needs in e.jar: the class can't be read")
        .hasMessageContaining("acme/Missing");
  }

  @Test
  void singleProblemIsTheMessage() throws Exception {
    library("acme.Library", "", "@Udf public static Object wrong() { return 1; }")
        .write(jars.resolve("a.jar"));
    assertThatThrownBy(this::registry)
        .satisfies(e -> assertThat(((EtlException) e).code()).isEqualTo(EtlError.UDF_0003))
        .hasMessageStartingWith(
            "ETL-UDF-0003: acme.Library.wrong() in a.jar: the result is java.lang.Object")
        .hasMessageContaining("-> use a primitive or its box");
  }

  @Test
  void folderThatIsNotThereIsAnError() {
    UdfOptions options =
        new UdfOptions(false, List.of(), Optional.of(folder.resolve("nowhere")), Map.of());
    assertThatThrownBy(() -> UdfRegistry.create(options, LOADER))
        .hasMessageContaining("ETL-UDF-0006")
        .hasMessageContaining("nowhere");
  }

  @Test
  void classWithoutFunctionsIsAnError() {
    UdfOptions options = new UdfOptions(false, List.of(String.class), Optional.empty(), Map.of());
    assertThatThrownBy(() -> UdfRegistry.create(options, LOADER))
        .hasMessageContaining("ETL-UDF-0004")
        .hasMessageContaining(
            "java.lang.String: was named as a class with functions, but has none");
  }

  @Test
  void configurationOfNoClassIsAnError() throws Exception {
    configurable("acme.Client").write(jars.resolve("a.jar"));
    UdfOptions options =
        new UdfOptions(
            false,
            List.of(),
            Optional.of(jars),
            Map.of("acme.Cliemt", UdfConfig.of(Map.of("password", "secret"))));
    assertThatThrownBy(() -> UdfRegistry.create(options, LOADER))
        .hasMessageContaining("ETL-CONFIG-0001")
        .hasMessageContaining("acme.Cliemt")
        .hasMessageContaining("did you mean 'acme.Client'?")
        .hasMessageNotContaining("secret");
  }

  @Test
  void jarsSeeTheirOwnClassesOnlyAndWhatIsShared() throws Exception {
    library(
            "acme.Library",
            "",
            """
            @Udf public static String version() { return Version.VALUE; }
            @Udf public static boolean seesProgram() {
              try { Class.forName("dev.etlsdk.codegen.model.UdfRegistry"); return true; }
              catch (ClassNotFoundException e) { return false; }
            }
            @Udf public static boolean seesArrow() throws Exception {
              return Class.forName("org.apache.arrow.vector.IntVector") != null;
            }
            """)
        .source(
            "acme.Version",
            "package acme; class Version { static final String VALUE = \"x\".repeat(2); }")
        .write(jars.resolve("a.jar"));
    try (UdfRegistry registry = registry()) {
      assertThat(call(registry, "version")).isEqualTo("xx");
      assertThat(call(registry, "seesProgram")).isEqualTo(false);
      assertThat(call(registry, "seesArrow")).isEqualTo(true);
    }
  }

  @Test
  void twoJarsWithOneClassNameAreBothUsable() throws Exception {
    library(
            "acme.Library",
            "",
            "@Udf(\"A\") public static String f(int x) throws java.io.IOException { return \"a\" +"
                + " x; }")
        .write(jars.resolve("a.jar"));
    library("acme.Library", "", "@Udf(\"B\") public static String f(int x) { return \"b\" + x; }")
        .write(jars.resolve("b.jar"));
    try (UdfRegistry registry = registry()) {
      ClassLoader linked = registry.linkLoader(LOADER);
      UdfFunction a = registry.named("a").get(0);
      UdfFunction b = registry.named("b").get(0);
      assertThat(a.model().owner().binaryName()).isEqualTo(b.model().owner().binaryName());
      assertThat(a.callName()).isNotEqualTo(b.callName());
      assertThat(linked.loadClass(a.callName()).getMethod("f", int.class).invoke(null, 1))
          .isEqualTo("a1");
      assertThat(linked.loadClass(b.callName()).getMethod("f", int.class).invoke(null, 2))
          .isEqualTo("b2");
    }
  }

  @Test
  void instancesOfTwoJarsWithOneClassNameKeepConfigurationAndLifecycle() throws Exception {
    configurable("acme.Client").write(jars.resolve("a.jar"));
    library("acme.Client", "", "@Udf public static int other() { return 1; }")
        .write(jars.resolve("b.jar"));
    UdfOptions options =
        new UdfOptions(
            false,
            List.of(),
            Optional.of(jars),
            Map.of("acme.Client", UdfConfig.of(Map.of("greeting", "hello"))));
    try (UdfRegistry registry = UdfRegistry.create(options, LOADER)) {
      UdfFunction function = registry.named("greet").get(0);
      Class<?> called = registry.linkLoader(LOADER).loadClass(function.callName());
      UdfConfig config = registry.configs().get(function.callName());
      UdfLifecycle instance =
          (UdfLifecycle) called.getConstructor(UdfConfig.class).newInstance(config);
      instance.open();
      assertThat(called.getMethod("greet", String.class).invoke(instance, "you"))
          .isEqualTo("hello you, open");
      instance.close();
      assertThat(called.getMethod("greet", String.class).invoke(instance, "you"))
          .isEqualTo("hello you, closed");
    }
  }

  @Test
  void oneSignatureInTwoJarsIsAnError() throws Exception {
    library("acme.A", "", "@Udf(\"F\") public static int f(int x) { return x; }")
        .write(jars.resolve("a.jar"));
    library("acme.B", "", "@Udf(\"F\") public static int f(int x) { return x; }")
        .write(jars.resolve("b.jar"));
    assertThatThrownBy(this::registry)
        .hasMessageContaining(
            "ETL-UDF-0002: acme.B.f(int) in b.jar: is the function F(INTEGER), and so is")
        .hasMessageContaining("(acme.A.f(int) in a.jar)");
  }

  @Test
  void jarWinsOverAClassOfTheProgramWithTheSameName() throws Exception {
    library(
            "dev.etlsdk.codegen.model.OverloadedFunctions",
            "",
            "@Udf(\"OWN\") public static String own() { return \"jar\"; }")
        .write(jars.resolve("a.jar"));
    UdfOptions options =
        new UdfOptions(false, List.of(OverloadedFunctions.class), Optional.of(jars), Map.of());
    try (UdfRegistry registry = UdfRegistry.create(options, LOADER)) {
      assertThat(registry.resolve("F", List.of(DataType.INTEGER)))
          .isInstanceOf(UdfResolution.Match.class);
      UdfFunction own = registry.named("own").get(0);
      Class<?> called = registry.linkLoader(LOADER).loadClass(own.callName());
      assertThat(called.getMethod("own").invoke(null)).isEqualTo("jar");
      assertThat(registry.named("f").get(0).callName())
          .isEqualTo(OverloadedFunctions.class.getName());
    }
  }

  @Test
  void closedRegistryReadsTheJarNoMore() throws Exception {
    library("acme.A", "", "@Udf(\"F\") public static int f(int x) { return x; }")
        .source("acme.Later", "package acme; public class Later {}")
        .source("acme.Other", "package acme; public class Other {}")
        .write(jars.resolve("a.jar"));
    UdfRegistry registry = registry();
    ClassLoader loader = registry.linkLoader(LOADER).loadClass("acme.A").getClassLoader();
    assertThat(loader.loadClass("acme.Later").getName()).isEqualTo("acme.Later");
    registry.close();
    assertThatThrownBy(() -> loader.loadClass("acme.Other"))
        .isInstanceOf(ClassNotFoundException.class);
  }

  private UdfRegistry registry() {
    return UdfRegistry.create(
        new UdfOptions(false, List.of(), Optional.of(jars), Map.of()), LOADER);
  }

  private static Object call(UdfRegistry registry, String name)
      throws ReflectiveOperationException {
    UdfFunction function = registry.named(name).get(0);
    return registry
        .linkLoader(LOADER)
        .loadClass(function.callName())
        .getMethod(function.model().method())
        .invoke(null);
  }

  private static JarBuilder library(String name, String annotations, String body) {
    int dot = name.lastIndexOf('.');
    return new JarBuilder()
        .libraries(name)
        .source(
            name,
            "package "
                + name.substring(0, dot)
                + "; import dev.etlsdk.udf.*; "
                + annotations
                + " public class "
                + name.substring(dot + 1)
                + " implements UdfLibrary { "
                + body
                + " }");
  }

  private static JarBuilder configurable(String name) {
    String simple = name.substring(name.lastIndexOf('.') + 1);
    return new JarBuilder()
        .libraries("acme.Entry")
        .source(
            "acme.Entry",
            "package acme; import dev.etlsdk.udf.*; @UdfClasses("
                + name
                + ".class) public class Entry implements UdfLibrary {}")
        .source(
            name,
            """
            package acme;
            import dev.etlsdk.udf.*;
            public class %s implements UdfLifecycle {
              private final UdfConfig config;
              private String state = "new";
              public %s(UdfConfig config) { this.config = config; }
              @Udf public String greet(String who) { return config.require("greeting") + " " + who + ", " + state; }
              @Override public void open() { state = "open"; }
              @Override public void close() { state = "closed"; }
            }
            """
                .formatted(simple, simple));
  }
}
