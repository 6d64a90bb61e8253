package dev.etlsdk.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.etlsdk.api.annotation.Takes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * Every element of every annotation that the SDK has is looked at by the compiler, or stands here
 * with the reason why it isn't.
 */
class AnnotationElementsTest {

  /** What is looked at without {@code @Takes}, and by what. */
  private static final Map<String, String> BY_RULES =
      Map.ofEntries(
          Map.entry("Pipeline.value", "NameRule: MistakesTest"),
          Map.entry("Sql.value", "the SQL compiler: QueryMistakesTest"),
          Map.entry("Transform.from", "TransformRule: TransformMistakesTest"),
          Map.entry("SqlType.value", "the reader of functions: FunctionMistakesTest"),
          Map.entry("SourceConnector.valueName", "ConnectorAnnotationRule"),
          Map.entry("SourceConnector.alternative", "ConnectorAnnotationRule"),
          Map.entry("SinkConnector.valueName", "ConnectorAnnotationRule"),
          Map.entry("SinkConnector.alternative", "ConnectorAnnotationRule"),
          Map.entry("RetryConnector.valueName", "ConnectorAnnotationRule"),
          Map.entry("DeadLetterConnector.valueName", "ConnectorAnnotationRule"),
          Map.entry("Takes.choices", "ConnectorAnnotationRule"),
          Map.entry("Takes.form", "ConnectorAnnotationRule"),
          Map.entry("Takes.expected", "ConnectorAnnotationRule"));

  /** What may be any text, and why. */
  private static final Map<String, String> FREE =
      Map.of(
          "ErrorBudget.since", "it is only compared with what it was before",
          "Udf.value", "SQL quotes any name",
          "VectorUdf.value", "SQL quotes any name");

  /** Annotations of tests: JUnit reads them when the test begins. */
  private static final String TESTKIT = "dev.etlsdk.testkit.";

  @Test
  void everyElementIsLookedAtOrHasAReason() throws IOException {
    Set<String> known = new TreeSet<>(BY_RULES.keySet());
    known.addAll(FREE.keySet());

    assertThat(unchecked())
        .as("elements of annotations that take texts or numbers, without @Takes")
        .isEqualTo(known);
  }

  private static Set<String> unchecked() throws IOException {
    Reading reading = new Reading(classesOfTheSdk());
    Compiler.javac()
        .withProcessors(reading)
        .compile(JavaFileObjects.forSourceString("acme.Empty", "package acme; class Empty {}"));
    assertThat(reading.annotations).contains("KafkaSource", "Retry", "Takes", "Udf");
    return reading.unchecked;
  }

  private static Set<String> classesOfTheSdk() throws IOException {
    try (StandardJavaFileManager files =
        ToolProvider.getSystemJavaCompiler()
            .getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      files.setLocationFromPaths(
          StandardLocation.CLASS_PATH,
          List.of(ModuleFolder.classPathOfTests().split(System.getProperty("path.separator")))
              .stream()
              .map(Path::of)
              .filter(path -> !path.endsWith("test-classes"))
              .toList());
      Iterable<JavaFileObject> found =
          files.list(
              StandardLocation.CLASS_PATH, "dev.etlsdk", Set.of(JavaFileObject.Kind.CLASS), true);
      return StreamSupport.stream(found.spliterator(), false)
          .map(file -> files.inferBinaryName(StandardLocation.CLASS_PATH, file).replace('$', '.'))
          .filter(name -> !name.startsWith(TESTKIT))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** Reads annotations as a compiler sees them: they aren't kept until run time. */
  private static final class Reading extends AbstractProcessor {

    private final Set<String> classes;
    private final Set<String> annotations = new TreeSet<>();
    private final Set<String> unchecked = new TreeSet<>();

    Reading(Set<String> classes) {
      this.classes = classes;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> types, RoundEnvironment round) {
      for (String name : round.processingOver() ? Set.<String>of() : classes) {
        TypeElement type = processingEnv.getElementUtils().getTypeElement(name);
        if (type != null && type.getKind() == ElementKind.ANNOTATION_TYPE) {
          annotations.add(type.getSimpleName().toString());
          ElementFilter.methodsIn(type.getEnclosedElements()).stream()
              .filter(element -> !isChecked(element))
              .forEach(element -> unchecked.add(type.getSimpleName() + "." + name(element)));
        }
      }
      return false;
    }

    private static String name(ExecutableElement element) {
      return element.getSimpleName().toString();
    }

    /** By javac, whose types leave no mistake, or by what it says that it takes. */
    private boolean isChecked(ExecutableElement element) {
      TypeMirror type =
          element.getReturnType() instanceof ArrayType array
              ? array.getComponentType()
              : element.getReturnType();
      boolean isText = type.toString().equals(String.class.getName());
      boolean isNumber = type.getKind().isPrimitive() && !type.toString().equals("boolean");
      return !(isText || isNumber) || takes(element);
    }

    private static boolean takes(Element element) {
      return element.getAnnotationMirrors().stream()
          .anyMatch(mirror -> mirror.getAnnotationType().toString().equals(Takes.class.getName()));
    }
  }
}
