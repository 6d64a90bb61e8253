package dev.etlsdk.processor;

import com.google.auto.service.AutoService;
import dev.etlsdk.api.annotation.Pipeline;
import dev.etlsdk.api.annotation.Row;
import dev.etlsdk.api.annotation.Transform;
import dev.etlsdk.processor.internal.PipelineCompilation;
import dev.etlsdk.processor.internal.validate.ConnectorAnnotationRule;
import dev.etlsdk.udf.Udf;
import dev.etlsdk.udf.VectorUdf;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * Checks every {@link Pipeline} of a compilation and generates its code, and writes the index of
 * the functions that are compiled with it. Checks annotations of connectors. Aggregating, for
 * incremental builds: what it generates of one pipeline depends on functions and records anywhere
 * in the module.
 */
@AutoService(Processor.class)
public final class PipelineProcessor extends AbstractProcessor {

  /** A class of each library that Java doesn't resolve for a processor that is no module. */
  private static final List<String> LIBRARIES_THAT_ARE_MODULES =
      List.of(
          "org.jspecify.annotations.NullMarked",
          "com.google.common.collect.ImmutableList",
          "org.slf4j.Logger");

  private @Nullable PipelineCompilation compilation;

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Stream.concat(
            Stream.of(Pipeline.class, Row.class, Transform.class, Udf.class, VectorUdf.class),
            ConnectorAnnotationRule.META.stream())
        .map(Class::getName)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    List<String> missing =
        LIBRARIES_THAT_ARE_MODULES.stream().filter(name -> !isThere(name)).toList();
    if (missing.isEmpty()) {
      compilation = new PipelineCompilation(environment);
    } else {
      environment
          .getMessager()
          .printMessage(
              Diagnostic.Kind.ERROR,
              "etl-processor doesn't see "
                  + missing
                  + ", which it needs: on --processor-module-path Java leaves out libraries that"
                  + " have a module-info\n  -> put etl-processor and what it needs on"
                  + " --processor-path; what is compiled may be a module all the same");
    }
  }

  private static boolean isThere(String className) {
    try {
      Class.forName(className, false, PipelineProcessor.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /** Claims nothing: other processors may look at the same annotations. */
  @Override
  public boolean process(Set<? extends TypeElement> types, RoundEnvironment round) {
    PipelineCompilation current = compilation;
    if (current == null) {
      return false; // what it needs isn't there, which init told
    }
    try {
      current.round(round);
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError crash) {
      StringWriter trace = new StringWriter();
      crash.printStackTrace(new PrintWriter(trace));
      processingEnv
          .getMessager()
          .printMessage(
              Diagnostic.Kind.ERROR,
              "the annotation processor of the ETL SDK has a defect; please report it with this"
                  + " text and the pipeline:\n"
                  + trace);
    }
    return false;
  }
}
