package dev.etlsdk.testkit.delivery;

import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.sink.Sink;
import dev.etlsdk.api.source.Boundedness;
import dev.etlsdk.api.source.Source;
import dev.etlsdk.testkit.batch.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;

/**
 * A source with rows, a sink with none, and what is to be in the sink when all is read.
 *
 * @param pipeline name under which both keep progress; not used before
 * @param source bounded
 * @param sink takes the source's columns
 * @param guarantee what the two promise together
 * @param splits the rows of each split, in order; all rows differ
 * @param visible reads what is visible in the sink, in the order of writing as far as there is one
 */
public record Delivery(
    String pipeline,
    Source source,
    Sink sink,
    DeliveryGuarantee guarantee,
    List<List<Row>> splits,
    Supplier<List<Row>> visible) {

  public Delivery {
    splits = splits.stream().map(List::copyOf).toList();
    if (source.boundedness() != Boundedness.BOUNDED) {
      throw new IllegalArgumentException(
          "source: must be bounded, or nobody knows when all is read");
    }
    List<Row> all = splits.stream().flatMap(List::stream).toList();
    if (new HashSet<>(all).size() != all.size()) {
      throw new IllegalArgumentException(
          "splits: all rows must differ, or a lost and a repeated one look alike");
    }
  }

  /** What is wrong with the visible rows after all is read; empty if nothing is. */
  List<String> problems() {
    List<Row> found = visible.get();
    List<Row> expected = splits.stream().flatMap(List::stream).toList();
    List<String> problems = new ArrayList<>();
    for (Row row : expected) {
      if (!found.contains(row)) {
        problems.add("lost " + row);
      }
    }
    List<Row> surplus = new ArrayList<>(found);
    expected.forEach(surplus::remove);
    for (Row row : surplus) {
      if (!expected.contains(row)) {
        problems.add("invented " + row);
      } else if (guarantee == DeliveryGuarantee.EXACTLY_ONCE) {
        problems.add("repeated " + row);
      }
    }
    if (problems.isEmpty() && guarantee == DeliveryGuarantee.EXACTLY_ONCE) {
      for (List<Row> split : splits) {
        if (!found.stream().filter(split::contains).toList().equals(split)) {
          problems.add("changed the order of " + split);
        }
      }
    }
    return problems;
  }
}
