package dev.etlsdk.processor.internal.emit.batch;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import dev.etlsdk.api.annotation.Row;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.codegen.model.ElementRecordReader;
import dev.etlsdk.kernels.typed.TypedBatch;
import dev.etlsdk.processor.internal.model.Findings;
import dev.etlsdk.processor.internal.model.Place;
import dev.etlsdk.processor.internal.read.NamedRecords;
import dev.etlsdk.processor.internal.read.RecordProblems;
import dev.etlsdk.processor.internal.read.Unresolved;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.Elements;

/**
 * The typed batches of a compilation: one for each record with {@link Row}, and for each that a
 * pipeline names, if it is compiled now.
 */
public final class RowBatches {

  private static final String SUFFIX = "Batch";

  private final Elements elements;
  private final Predicate<TypeElement> compiledNow;
  private final Supplier<ElementRecordReader> records;
  private final BiConsumer<JavaFile, TypeElement> target;
  private final Map<String, Optional<ClassName>> known = new HashMap<>();
  private final Map<ClassName, TypeElement> named = new HashMap<>();

  /**
   * The batches of a compilation.
   *
   * @param compiledNow whether a class is compiled now rather than read from a class file
   * @param records reads the columns of records
   * @param target takes a source, and the record it is made of
   */
  public RowBatches(
      Elements elements,
      Predicate<TypeElement> compiledNow,
      Supplier<ElementRecordReader> records,
      BiConsumer<JavaFile, TypeElement> target) {
    this.elements = elements;
    this.compiledNow = compiledNow;
    this.records = records;
    this.target = target;
  }

  /**
   * Writes those that are new.
   *
   * @param pipelines name records; what is wrong with these, the pipeline's own checks tell
   * @param rows what carries {@link Row}
   * @param findings takes what is wrong with {@code rows}
   */
  public void write(
      Collection<TypeElement> pipelines, Collection<TypeElement> rows, Findings findings) {
    rows.forEach(record -> of(record, findings));
    NamedRecords records = new NamedRecords(elements);
    pipelines.forEach(pipeline -> records.in(pipeline).forEach(this::of));
  }

  /** The batch of a record: one that is there, or is written now; empty if there can be none. */
  public Optional<ClassName> of(TypeElement record) {
    return of(record, new Findings());
  }

  private Optional<ClassName> of(TypeElement record, Findings findings) {
    String name = record.getQualifiedName().toString();
    Optional<ClassName> found = known.get(name);
    if (found != null) {
      return found;
    }
    if (Unresolved.in(record)) {
      return Optional.empty(); // a later round may resolve it, so nothing is remembered
    }
    Optional<ClassName> made = compiledNow.test(record) ? make(record, findings) : compiled(record);
    known.put(name, made);
    return made;
  }

  private Optional<ClassName> make(TypeElement record, Findings findings) {
    Optional<JavaFile> file = source(records.get(), record, findings);
    file.ifPresent(source -> target.accept(source, record));
    return file.map(source -> batchName(record));
  }

  /** One that came with the record from another module. */
  private Optional<ClassName> compiled(TypeElement record) {
    ClassName name = batchName(record);
    TypeElement batch = elements.getTypeElement(name.canonicalName());
    return batch != null
            && batch.getSuperclass() instanceof DeclaredType above
            && ((TypeElement) above.asElement())
                .getQualifiedName()
                .contentEquals(TypedBatch.class.getName())
        ? Optional.of(name)
        : Optional.empty();
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
    TypeElement other = named.putIfAbsent(name, record);
    return other == null
        ? emit(records, record, name, findings)
        : refuseName(record, other, name, findings);
  }

  private static Optional<JavaFile> refuseName(
      TypeElement record, TypeElement other, ClassName name, Findings findings) {
    return refuse(
        findings,
        record,
        "the class "
            + name.simpleName()
            + " is to be generated for the record "
            + record.getQualifiedName()
            + " and for "
            + other.getQualifiedName(),
        "give one of the records, or of the types around it, another name");
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
      RecordProblems.add(records, record, problem, findings);
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
        elements.getPackageOf(record).getQualifiedName().toString(), name + SUFFIX);
  }
}
