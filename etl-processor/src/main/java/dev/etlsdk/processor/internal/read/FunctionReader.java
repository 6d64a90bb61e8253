package dev.etlsdk.processor.internal.read;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.codegen.model.ElementUdfReader;
import dev.etlsdk.codegen.model.UdfCatalog;
import dev.etlsdk.codegen.model.UdfModel;
import dev.etlsdk.codegen.model.UdfProblem;
import dev.etlsdk.codegen.model.UdfReading;
import dev.etlsdk.processor.internal.model.Findings;
import dev.etlsdk.processor.internal.model.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Finds the functions that queries may call: those that are compiled now, and those of the class
 * path, which indexes name.
 */
public final class FunctionReader {

  private final IndexReader index;
  private final ElementUdfReader reader;
  private final Findings findings;

  /** A reader within one compilation. */
  public FunctionReader(IndexReader index, Elements elements, Types types, Findings findings) {
    this.index = index;
    this.reader = new ElementUdfReader(elements, types);
    this.findings = findings;
  }

  /**
   * All functions.
   *
   * @param compiled the classes with functions that are compiled now, by name
   * @param fresh the names of those whose mistakes are to be noted
   */
  public UdfCatalog read(Map<String, TypeElement> compiled, Set<String> fresh) {
    List<UdfModel> functions = new ArrayList<>();
    for (TypeElement type : index.functionClasses()) {
      if (!compiled.containsKey(type.getQualifiedName().toString())) {
        functions.addAll(reader.read(type).functions());
      }
    }
    Map<String, UdfModel> signatures = new HashMap<>();
    functions.forEach(function -> signatures.putIfAbsent(key(function), function));
    compiled.forEach(
        (name, type) -> {
          UdfReading reading = reader.read(type);
          for (UdfModel function : reading.functions()) {
            UdfModel first = signatures.putIfAbsent(key(function), function);
            if (first != null && fresh.contains(name)) {
              note(type, same(function, first));
            }
          }
          if (fresh.contains(name)) {
            reading.problems().forEach(problem -> note(type, problem));
          }
          functions.addAll(reading.functions());
        });
    return UdfCatalog.of(functions);
  }

  private static String key(UdfModel function) {
    return function.signature().toLowerCase(Locale.ROOT);
  }

  private static UdfProblem same(UdfModel function, UdfModel first) {
    String owner = function.owner().binaryName();
    return new UdfProblem(
        EtlError.UDF_0002,
        owner,
        function.javaSignature().substring(owner.length() + 1),
        "is the function " + function.signature() + ", and so is " + first.javaSignature(),
        "give one of them another name");
  }

  private void note(TypeElement type, UdfProblem problem) {
    findings.add(
        place(type, problem),
        EtlException.of(problem.code(), problem.where() + ": " + problem.problem())
            .fix(problem.fix())
            .build());
  }

  /** The method that has the mistake, or the class if the mistake is the class's. */
  private Place place(TypeElement type, UdfProblem problem) {
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .filter(method -> reader.describe(method).equals(problem.method()))
        .findFirst()
        .map(Place::of)
        .orElseGet(() -> Place.of(type));
  }
}
