package dev.etlsdk.processor.internal.read;

import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.codegen.model.ElementRecordReader;
import dev.etlsdk.processor.internal.model.Findings;
import dev.etlsdk.processor.internal.model.Place;
import java.util.Map;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/** Notes what is wrong with a record that is compiled now, each at its component. */
public final class RecordProblems {

  private RecordProblems() {}

  /** Notes a problem of a record, at its components as far as these are meant. */
  public static void add(
      ElementRecordReader records, TypeElement record, EtlException problem, Findings findings) {
    Map<String, EtlException> problems;
    try {
      problems = records.problems(record);
    } catch (EtlException unreadable) {
      problems = Map.of();
    }
    if (problems.isEmpty()) {
      findings.add(Place.of(record), problem);
    }
    problems.forEach((component, its) -> findings.add(place(record, component), its));
  }

  /** At the component's field: javac before 20 knows no position of a component. */
  private static Place place(TypeElement record, String component) {
    for (VariableElement field : ElementFilter.fieldsIn(record.getEnclosedElements())) {
      if (field.getSimpleName().contentEquals(component)) {
        return Place.of(field);
      }
    }
    return Place.of(record);
  }
}
