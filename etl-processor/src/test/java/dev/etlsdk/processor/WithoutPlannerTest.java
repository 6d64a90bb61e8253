package dev.etlsdk.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pipeline that was compiled at build time, in a process that has nothing to plan it with. */
class WithoutPlannerTest {

  /** What of the class path a worker doesn't need. */
  private static final List<String> LEFT_OUT =
      List.of(
          "calcite",
          "janino",
          "commons-compiler",
          "javapoet",
          "avatica",
          "guava",
          "json-path",
          "etl-sdk/sql/",
          "etl-sdk/codegen/",
          "etl-sdk-sql",
          "etl-sdk-codegen",
          "etl-processor/target/classes");

  @TempDir Path folder;

  @Test
  void runsWithoutCalciteJaninoAndJavaPoet() throws Exception {
    ModuleFolder module = ModuleFolder.in(folder);
    try (Stream<Path> sources =
        Files.list(Path.of("src/test/java/dev/etlsdk/processor/transforms"))) {
      for (Path source : sources.toList()) {
        module.source(source);
      }
    }
    assertThat(
            module.compile(
                ToolProvider.getSystemJavaCompiler(), new PipelineProcessor(), List.of()))
        .isEmpty();

    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--add-opens=java.base/java.nio=ALL-UNNAMED");
    command.addAll(List.of("-cp", module.classes() + File.pathSeparator + classPath()));
    command.add("dev.etlsdk.processor.memory.RunMain");
    command.addAll(
        List.of(
            "dev.etlsdk.processor.transforms.OrdersPipeline",
            "orders",
            "{\"id\":2,\"item\":\"tea\",\"amount\":1}",
            "loud"));
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(output, StandardCharsets.UTF_8))
        .contains("loud holds [[2, '1 TEA']]");
  }

  /** The class path of the tests without what plans and generates. */
  static String classPath() {
    return Arrays.stream(ModuleFolder.classPathOfTests().split(File.pathSeparator))
        .filter(
            entry -> LEFT_OUT.stream().noneMatch(part -> entry.replace('\\', '/').contains(part)))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
