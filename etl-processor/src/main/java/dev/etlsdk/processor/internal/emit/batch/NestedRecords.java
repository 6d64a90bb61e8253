package dev.etlsdk.processor.internal.emit.batch;

import com.palantir.javapoet.ClassName;
import dev.etlsdk.api.schema.DataType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.TypeElement;

/** The records within a record, in the order in which they were found. */
final class NestedRecords {

  private final ClassName batch;
  private final List<NestedRecord> found = new ArrayList<>();
  private final Set<String> names = new HashSet<>(Set.of("Writer"));

  NestedRecords(ClassName batch) {
    this.batch = batch;
  }

  /** A record, which has one reader and one writer however often it is used. */
  NestedRecord use(TypeElement type, DataType.Row row) {
    for (NestedRecord known : found) {
      if (known.type().equals(type) && known.row().equals(row)) {
        return known;
      }
    }
    String base = type.getSimpleName().toString();
    String name = base;
    for (int n = 2; names.contains(name + "Reader") || names.contains(name + "Writer"); n++) {
      name = base + n;
    }
    names.add(name + "Reader");
    names.add(name + "Writer");
    NestedRecord used =
        new NestedRecord(
            type, row, batch.nestedClass(name + "Reader"), batch.nestedClass(name + "Writer"));
    found.add(used);
    return used;
  }

  /** The record at an index, if so many were found. */
  boolean has(int index) {
    return index < found.size();
  }

  NestedRecord get(int index) {
    return found.get(index);
  }
}
