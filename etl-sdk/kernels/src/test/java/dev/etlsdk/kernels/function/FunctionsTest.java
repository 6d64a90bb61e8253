package dev.etlsdk.kernels.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.udf.Udf;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FunctionsTest {

  @Test
  void indexHoldsEveryClassWithFunctions() throws Exception {
    Set<String> indexed = new TreeSet<>(Functions.classes().stream().map(Class::getName).toList());

    assertThat(indexed).hasSameSizeAs(Functions.classes()).isEqualTo(classesWithFunctions());
  }

  @Test
  void indexIsSorted() {
    assertThat(Functions.classes().stream().map(Class::getSimpleName).toList()).isSorted();
  }

  @Test
  void functionsArePublicStaticMethodsOfFinalClasses() {
    for (Class<?> type : Functions.classes()) {
      assertThat(type).isPublic().isFinal();
      for (Method method : functions(type)) {
        assertThat(method.getModifiers())
            .as(method.toString())
            .matches(Modifier::isPublic)
            .matches(Modifier::isStatic);
        assertThat(method.getAnnotation(Udf.class).value()).as(method.toString()).isNotEmpty();
      }
    }
  }

  @Test
  void noTwoMethodsHaveOneSignature() {
    List<String> signatures =
        Functions.classes().stream()
            .flatMap(type -> functions(type).stream())
            .map(m -> m.getAnnotation(Udf.class).value() + Arrays.toString(m.getParameterTypes()))
            .toList();

    assertThat(signatures).doesNotHaveDuplicates();
  }

  @Test
  void aliasesNameFunctions() {
    List<String> names =
        Functions.classes().stream()
            .flatMap(type -> functions(type).stream())
            .map(m -> m.getAnnotation(Udf.class).value())
            .toList();

    assertThat(names)
        .containsAll(Functions.aliases().values())
        .doesNotContainAnyElementsOf(Functions.aliases().keySet());
  }

  private static List<Method> functions(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(m -> m.isAnnotationPresent(Udf.class))
        .toList();
  }

  private static Set<String> classesWithFunctions() throws IOException, URISyntaxException {
    Path root =
        Path.of(Functions.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(root.resolve("dev/etlsdk/kernels/function"))) {
      Set<String> names = new TreeSet<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        String path =
            root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), ".");
        Class<?> type = load(path.substring(0, path.length() - ".class".length()));
        if (!functions(type).isEmpty()) {
          names.add(type.getName());
        }
      }
      return names;
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, Functions.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
