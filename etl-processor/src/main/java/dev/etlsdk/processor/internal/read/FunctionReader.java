package dev.etlsdk.processor.internal.read;

import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.codegen.model.ElementUdfReader;
import dev.etlsdk.codegen.model.UdfCatalog;
import dev.etlsdk.codegen.model.UdfModel;
import dev.etlsdk.codegen.model.UdfProblem;
import dev.etlsdk.codegen.model.UdfReading;
import dev.etlsdk.processor.internal.model.Findings;
import dev.etlsdk.processor.internal.model.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Finds the functions that queries may call: those that are compiled now, and those of the class
 * path, which the index that {@code emit.FunctionIndex} writes names.
 */
public final class FunctionReader {

  /** Where the indexes of all modules of the class path stand. */
  public static final String INDEX_PACKAGE = "dev.etlsdk.index";

  /** The constant of an index that names the classes, separated by commas. */
  public static final String INDEX_CONSTANT = "FUNCTION_CLASSES";

  private final Elements elements;
  private final ElementUdfReader reader;
  private final Findings findings;

  /** A reader within one compilation. */
  public FunctionReader(Elements elements, Types types, Findings findings) {
    this.elements = elements;
    this.reader = new ElementUdfReader(elements, types);
    this.findings = findings;
  }

  /**
   * All functions.
   *
   * @param compiled the classes with functions that are compiled now; mistakes in them are noted
   */
  public UdfCatalog read(Collection<TypeElement> compiled) {
    List<UdfModel> functions = new ArrayList<>();
    Map<String, TypeElement> seen = new TreeMap<>();
    for (TypeElement type : compiled) {
      seen.put(type.getQualifiedName().toString(), type);
      UdfReading reading = reader.read(type);
      reading.problems().forEach(problem -> note(type, problem));
      functions.addAll(reading.functions());
    }
    for (TypeElement type : indexed()) {
      if (seen.putIfAbsent(type.getQualifiedName().toString(), type) == null) {
        functions.addAll(reader.read(type).functions());
      }
    }
    return UdfCatalog.of(functions);
  }

  private void note(TypeElement type, UdfProblem problem) {
    findings.add(
        Place.of(type),
        EtlException.of(problem.code(), problem.where() + ": " + problem.problem())
            .fix(problem.fix())
            .build());
  }

  private List<TypeElement> indexed() {
    List<TypeElement> types = new ArrayList<>();
    PackageElement indexes = elements.getPackageElement(INDEX_PACKAGE);
    if (indexes == null) {
      return types;
    }
    for (TypeElement index : ElementFilter.typesIn(indexes.getEnclosedElements())) {
      for (VariableElement field : ElementFilter.fieldsIn(index.getEnclosedElements())) {
        if (field.getSimpleName().contentEquals(INDEX_CONSTANT)
            && field.getConstantValue() instanceof String names) {
          Arrays.stream(names.split(","))
              .map(elements::getTypeElement)
              .filter(FunctionReader::isThere)
              .forEach(types::add);
        }
      }
    }
    return types;
  }

  private static boolean isThere(Element type) {
    return type != null && type.asType().getKind() != TypeKind.ERROR;
  }
}
