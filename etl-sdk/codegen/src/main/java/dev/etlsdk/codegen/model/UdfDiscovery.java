package dev.etlsdk.codegen.model;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.sql.UdfOptions;
import dev.etlsdk.udf.UdfLibrary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Goes through all places where functions may be and collects functions and problems. Used once.
 */
final class UdfDiscovery {

  private final List<LoadedFunction> functions = new ArrayList<>();
  private final List<Located> problems = new ArrayList<>();
  private final Set<Class<?>> seen = new HashSet<>();

  /** A problem and the jar it is in. */
  private record Located(UdfProblem problem, Optional<Path> jar) {
    @Override
    public String toString() {
      return problem.code().id()
          + " "
          + problem.where()
          + jar.map(path -> " in " + path.getFileName()).orElse("")
          + ": "
          + problem.problem()
          + "\n     -> "
          + problem.fix();
    }
  }

  List<LoadedFunction> discover(
      UdfOptions options, ClassLoader loader, UdfJars jars, UdfConfigs configs) {
    if (options.serviceLoader()) {
      libraries(loader, Optional.empty());
    }
    options.classes().forEach(type -> named(type));
    options.jarFolder().ifPresent(folder -> jars(folder, jars));
    duplicates();
    configs
        .check(functions.stream().map(LoadedFunction::model).toList())
        .forEach(p -> problem(p, Optional.empty()));
    if (!problems.isEmpty()) {
      throw failure();
    }
    functions.sort(
        Comparator.comparing((LoadedFunction f) -> UdfOverloads.key(f.model().name()))
            .thenComparing(f -> f.model().signature()));
    return functions;
  }

  private void libraries(ClassLoader loader, Optional<Path> jar) {
    Iterator<ServiceLoader.Provider<UdfLibrary>> providers =
        ServiceLoader.load(UdfLibrary.class, loader).stream().iterator();
    boolean any = false;
    while (true) {
      try {
        if (!providers.hasNext()) {
          break;
        }
        any = true;
        read(providers.next().type(), jar);
      } catch (ServiceConfigurationError | LinkageError e) {
        any = true;
        problem(
            new UdfProblem(
                jar.isPresent() ? EtlError.UDF_0006 : EtlError.UDF_0004,
                UdfLibrary.class.getName(),
                "",
                "a library that is registered for ServiceLoader can't be loaded: " + e.getMessage(),
                "register a public class with a public constructor without parameters that implements UdfLibrary,"
                    + " together with the classes it needs"),
            jar);
      }
    }
    if (!any && jar.isPresent()) {
      problem(
          new UdfProblem(
              EtlError.UDF_0006,
              UdfLibrary.class.getName(),
              "",
              "the jar registers no library",
              "name the library in META-INF/services/"
                  + UdfLibrary.class.getName()
                  + ", by hand or by @AutoService, or take the jar out of the folder"),
          jar);
    }
  }

  private void named(Class<?> type) {
    int before = functions.size() + problems.size();
    if (seen.contains(type)) {
      return;
    }
    read(type, Optional.empty());
    if (functions.size() + problems.size() == before) {
      problem(
          new UdfProblem(
              EtlError.UDF_0004,
              type.getName(),
              "",
              "was named as a class with functions, but has none",
              "annotate its public methods with @Udf or @VectorUdf"),
          Optional.empty());
    }
  }

  private void read(Class<?> type, Optional<Path> jar) {
    if (!seen.add(type)) {
      return;
    }
    try {
      UdfReading reading = ReflectionUdfReader.read(type);
      reading.problems().forEach(p -> problem(p, jar));
      for (UdfModel model : reading.functions()) {
        functions.add(
            new LoadedFunction(model, type, ReflectionUdfReader.method(type, model), jar));
      }
      for (String further : reading.furtherClasses()) {
        read(Class.forName(further, false, type.getClassLoader()), jar);
      }
    } catch (ReflectiveOperationException | LinkageError e) {
      problem(
          new UdfProblem(
              jar.isPresent() ? EtlError.UDF_0006 : EtlError.UDF_0004,
              type.getName(),
              "",
              "the class can't be read: " + e,
              "put the classes it needs beside it" + (jar.isPresent() ? " into the same jar" : "")),
          jar);
    }
  }

  private void jars(Path folder, UdfJars jars) {
    for (UdfJars.Opened opened : jars.open(folder, p -> problem(p, Optional.empty()))) {
      libraries(opened.loader(), Optional.of(opened.file()));
    }
  }

  private void duplicates() {
    Map<String, LoadedFunction> signatures = new LinkedHashMap<>();
    for (LoadedFunction function : functions) {
      @Nullable LoadedFunction first =
          signatures.putIfAbsent(UdfOverloads.key(function.model().signature()), function);
      if (first != null) {
        problem(
            new UdfProblem(
                EtlError.UDF_0002,
                function.model().javaSignature(),
                "",
                "is the function "
                    + function.model().signature()
                    + ", and so is "
                    + first.calledAs("").describe(),
                "give one of them another name, or take one of the libraries away"),
            function.jar());
      }
    }
  }

  private void problem(UdfProblem problem, Optional<Path> jar) {
    problems.add(new Located(problem, jar));
  }

  private EtlException failure() {
    Located first = problems.get(0);
    if (problems.size() == 1) {
      UdfProblem only = first.problem();
      return EtlException.of(
              only.code(),
              only.where()
                  + first.jar().map(p -> " in " + p.getFileName()).orElse("")
                  + ": "
                  + only.problem())
          .fix(only.fix())
          .build();
    }
    StringBuilder text =
        new StringBuilder("functions can't be registered, for " + problems.size() + " reasons:");
    for (int i = 0; i < problems.size(); i++) {
      text.append("\n  ").append(i + 1).append(". ").append(problems.get(i));
    }
    return EtlException.of(first.problem().code(), text.toString()).build();
  }
}
