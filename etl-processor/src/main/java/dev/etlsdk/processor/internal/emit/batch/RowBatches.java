package dev.etlsdk.processor.internal.emit.batch;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import dev.etlsdk.api.annotation.Row;
import dev.etlsdk.api.annotation.Rows;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.codegen.model.ElementRecordReader;
import dev.etlsdk.processor.internal.emit.GeneratedFiles;
import dev.etlsdk.processor.internal.model.Findings;
import dev.etlsdk.processor.internal.model.Place;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * The typed batches of a compilation: one for each record with {@link Row}, and for each that a
 * pipeline's streams are made of, if it is compiled now.
 */
public final class RowBatches {

  private final Elements elements;
  private final Predicate<TypeElement> compiledNow;
  private final Set<String> written = new HashSet<>();

  /**
   * The batches of a compilation.
   *
   * @param compiledNow whether a class is compiled now rather than read from a class file
   */
  public RowBatches(Elements elements, Predicate<TypeElement> compiledNow) {
    this.elements = elements;
    this.compiledNow = compiledNow;
  }

  /**
   * Writes those of pipelines and records that are new.
   *
   * @param rows what carries {@link Row}
   * @param records reads their columns
   * @param findings takes what is wrong with {@code rows}; what is wrong with the records of a
   *     pipeline, the pipeline's own checks tell
   */
  public void write(
      Collection<TypeElement> pipelines,
      Collection<TypeElement> rows,
      ElementRecordReader records,
      Findings findings,
      GeneratedFiles files) {
    Map<TypeElement, Boolean> wanted = new LinkedHashMap<>();
    pipelines.forEach(pipeline -> streams(pipeline, wanted));
    rows.forEach(record -> wanted.put(record, true));
    wanted.forEach(
        (record, asked) -> {
          if (written.add(record.getQualifiedName().toString())) {
            Findings own = new Findings();
            source(records, record, own).ifPresent(file -> files.source(file, List.of(record)));
            if (asked) {
              own.all().forEach(finding -> findings.add(finding.place(), finding.problem()));
            }
          }
        });
  }

  private void streams(TypeElement pipeline, Map<TypeElement, Boolean> wanted) {
    for (ExecutableElement method : ElementFilter.methodsIn(pipeline.getEnclosedElements())) {
      if (method.getReturnType() instanceof DeclaredType rows
          && ((TypeElement) rows.asElement()).getQualifiedName().contentEquals(Rows.class.getName())
          && rows.getTypeArguments().size() == 1
          && rows.getTypeArguments().get(0) instanceof DeclaredType argument
          && argument.asElement() instanceof TypeElement record
          && compiledNow.test(record)) {
        wanted.putIfAbsent(record, false);
      }
    }
  }

  private Optional<JavaFile> source(
      ElementRecordReader records, TypeElement record, Findings findings) {
    if (record.getKind() != ElementKind.RECORD || !record.getTypeParameters().isEmpty()) {
      return refuse(
          findings,
          record,
          "@Row stands on "
              + record.getSimpleName()
              + ", which isn't a record without type parameters",
          "write: @Row record " + record.getSimpleName() + "(…) { }");
    }
    ClassName name = batchName(record);
    TypeElement existing = elements.getTypeElement(name.canonicalName());
    // One that comes from a class file is the output of an earlier compilation.
    if (existing != null && compiledNow.test(existing)) {
      return refuse(
          findings,
          record,
          "the class " + name.simpleName() + ", which is generated for the record, exists already",
          "give one of the two another name");
    }
    if (isHidden(record)) {
      return refuse(
          findings,
          record,
          "the record " + record.getSimpleName() + " is private, and its batch can't name it",
          "leave out private, there and at the classes around it");
    }
    return emit(records, record, name, findings);
  }

  private Optional<JavaFile> emit(
      ElementRecordReader records, TypeElement record, ClassName name, Findings findings) {
    try {
      return Optional.of(BatchEmitter.emit(elements, records, record, name));
    } catch (UnsupportedRecordException problem) {
      return refuse(
          findings,
          record,
          "no typed batch can be made of the record "
              + record.getSimpleName()
              + ": "
              + problem.getMessage(),
          "change the component, or leave out @Row");
    } catch (EtlException problem) {
      findings.add(Place.of(record), problem);
      return Optional.empty();
    }
  }

  private static Optional<JavaFile> refuse(
      Findings findings, TypeElement record, String problem, String fix) {
    findings.add(Place.of(record), EtlError.SCHEMA_0001, problem, fix);
    return Optional.empty();
  }

  private static boolean isHidden(TypeElement record) {
    for (Element scope = record; scope != null; scope = scope.getEnclosingElement()) {
      if (scope.getModifiers().contains(Modifier.PRIVATE)) {
        return true;
      }
    }
    return false;
  }

  /** The batch of a record: beside its package's classes, {@code Outer_InnerBatch} for an inner. */
  private ClassName batchName(TypeElement record) {
    StringBuilder name = new StringBuilder(record.getSimpleName());
    for (Element outer = record.getEnclosingElement();
        outer instanceof TypeElement;
        outer = outer.getEnclosingElement()) {
      name.insert(0, outer.getSimpleName() + "_");
    }
    return ClassName.get(
        elements.getPackageOf(record).getQualifiedName().toString(), name + "Batch");
  }
}
