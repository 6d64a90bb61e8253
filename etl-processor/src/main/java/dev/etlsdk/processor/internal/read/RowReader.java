package dev.etlsdk.processor.internal.read;

import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.codegen.model.ElementRecordReader;
import dev.etlsdk.processor.internal.model.Findings;
import dev.etlsdk.processor.internal.model.Place;
import dev.etlsdk.processor.internal.model.RowModel;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.TypeElement;

/**
 * Reads the records of a pipeline. What is wrong with one is noted at its components or, if it
 * comes from a class file, where the pipeline names it first.
 */
final class RowReader {

  private final ElementRecordReader records;
  private final Predicate<TypeElement> compiledNow;
  private final Findings findings;
  private final Set<TypeElement> refused = new HashSet<>();

  RowReader(ElementRecordReader records, Predicate<TypeElement> compiledNow, Findings findings) {
    this.records = records;
    this.compiledNow = compiledNow;
    this.findings = findings;
  }

  /** The columns of a record; empty if it can't be a row. */
  Optional<RowModel> read(TypeElement record, Place place) {
    try {
      return Optional.of(new RowModel(record, records.read(record), PersonalComponents.of(record)));
    } catch (EtlException problem) {
      if (refused.add(record)) {
        if (compiledNow.test(record)) {
          RecordProblems.add(records, record, problem, findings);
        } else {
          findings.add(place, problem);
        }
      }
      return Optional.empty();
    }
  }
}
