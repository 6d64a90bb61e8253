package dev.etlsdk.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;

/** Build tools are told of which types each generated file is made. */
class OriginatingElementsTest {

  /** The processor, with a filer that notes what it is told. */
  private static final class Watched extends AbstractProcessor {

    private final PipelineProcessor processor = new PipelineProcessor();
    private final Map<String, List<String>> origins = new TreeMap<>();

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
      super.init(environment);
      Filer filer = proxy(Filer.class, environment.getFiler());
      processor.init(
          (ProcessingEnvironment)
              Proxy.newProxyInstance(
                  getClass().getClassLoader(),
                  new Class<?>[] {ProcessingEnvironment.class},
                  (self, method, arguments) ->
                      method.getName().equals("getFiler")
                          ? filer
                          : method.invoke(environment, arguments)));
    }

    private <T> T proxy(Class<T> type, T target) {
      return type.cast(
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {type},
              (self, method, arguments) -> {
                if (method.getName().startsWith("create")) {
                  note(arguments);
                }
                try {
                  return method.invoke(target, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              }));
    }

    private void note(Object[] arguments) {
      List<String> texts = new ArrayList<>();
      Arrays.stream(arguments)
          .filter(CharSequence.class::isInstance)
          .forEach(text -> texts.add(text.toString()));
      Element[] elements = (Element[]) arguments[arguments.length - 1];
      origins.put(
          texts.get(texts.size() - 1), Arrays.stream(elements).map(Element::toString).toList());
    }

    @Override
    public boolean process(Set<? extends TypeElement> types, RoundEnvironment round) {
      return processor.process(types, round);
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return processor.getSupportedAnnotationTypes();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return processor.getSupportedSourceVersion();
    }
  }

  @Test
  void eachGeneratedFileNamesTheTypesItIsMadeOf() throws IOException {
    Watched watched = new Watched();
    assertThat(javac().withProcessors(watched).compile(Compiled.sources("annotated")).errors())
        .isEmpty();

    String folder = "dev.etlsdk.processor.annotated.";
    assertThat(watched.origins)
        .containsEntry(folder + "EvenSumsPipeline", List.of(folder + "EvenSums"))
        .containsEntry(folder + "EvenSumsWorker", List.of(folder + "EvenSums"))
        .containsEntry(folder + "EvenSums_sums_Query", List.of(folder + "EvenSums"))
        .containsEntry(folder + "ReadingBatch", List.of(folder + "Reading"))
        .containsEntry("META-INF/etl/even-sums.json", List.of(folder + "EvenSums"));
    assertThat(watched.origins.entrySet())
        .allSatisfy(file -> assertThat(file.getValue()).as(file.getKey()).isNotEmpty());
  }
}
