package dev.etlsdk.processor.internal.read;

import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.codegen.model.ElementRecordReader;
import dev.etlsdk.processor.internal.model.Findings;
import dev.etlsdk.processor.internal.model.Place;
import dev.etlsdk.processor.internal.model.RowModel;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.TypeElement;

/** Reads the records of a pipeline; what is wrong with one is noted where it stands first. */
final class RowReader {

  private final ElementRecordReader records;
  private final Findings findings;
  private final Set<TypeElement> refused = new HashSet<>();

  RowReader(ElementRecordReader records, Findings findings) {
    this.records = records;
    this.findings = findings;
  }

  /** The columns of a record; empty if it can't be a row. */
  Optional<RowModel> read(TypeElement record, Place place) {
    try {
      return Optional.of(new RowModel(record, records.read(record)));
    } catch (EtlException problem) {
      if (refused.add(record)) {
        findings.add(place, problem);
      }
      return Optional.empty();
    }
  }
}
