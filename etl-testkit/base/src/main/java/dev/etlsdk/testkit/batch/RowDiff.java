package dev.etlsdk.testkit.batch;

import dev.etlsdk.api.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The difference of two lists of rows, told as the fewest rows missing and added. A missing row
 * next to an added one is shown as one row that differs, with the names of the columns.
 */
final class RowDiff {

  /** Above this many comparisons, rows are compared by their place only. */
  private static final long LARGEST_TABLE = 4_000_000;

  private static final int CHANGES_SHOWN = 20;

  private final Schema schema;
  private final List<Row> expected;
  private final List<Row> actual;
  private final RowTable table;
  private final List<Integer> missing = new ArrayList<>();
  private final List<Integer> added = new ArrayList<>();
  private int changes;

  private RowDiff(Schema schema, List<Row> expected, List<Row> actual) {
    this.schema = schema;
    this.expected = expected;
    this.actual = actual;
    this.table = new RowTable(schema.names());
  }

  /** The difference as text, with its headline. */
  static String describe(Schema schema, List<Row> expected, List<Row> actual) {
    return new RowDiff(schema, expected, actual).describe();
  }

  private String describe() {
    long comparisons = (long) expected.size() * actual.size();
    if (comparisons <= LARGEST_TABLE) {
      walk(longestCommon());
    } else {
      walkByPlace();
    }
    flush();
    String headline =
        "expected "
            + expected.size()
            + " rows, got "
            + actual.size()
            + "; "
            + changes
            + (changes == 1 ? " difference" : " differences")
            + " (- expected, + actual):";
    if (changes > CHANGES_SHOWN) {
      table.addGap("… and " + (changes - CHANGES_SHOWN) + " more");
    }
    return headline + table;
  }

  /** Lengths of the longest common subsequences of the rests. */
  private int[][] longestCommon() {
    int[][] lengths = new int[expected.size() + 1][actual.size() + 1];
    for (int i = expected.size() - 1; i >= 0; i--) {
      for (int j = actual.size() - 1; j >= 0; j--) {
        lengths[i][j] =
            expected.get(i).equals(actual.get(j))
                ? lengths[i + 1][j + 1] + 1
                : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
      }
    }
    return lengths;
  }

  private void walk(int[][] lengths) {
    int i = 0;
    int j = 0;
    while (i < expected.size() || j < actual.size()) {
      boolean both = i < expected.size() && j < actual.size();
      if (both && expected.get(i).equals(actual.get(j))) {
        flush();
        i++;
        j++;
      } else if (j == actual.size() || (both && lengths[i + 1][j] >= lengths[i][j + 1])) {
        missing.add(i++);
      } else {
        added.add(j++);
      }
    }
  }

  private void walkByPlace() {
    for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
      boolean both = i < expected.size() && i < actual.size();
      if (both && expected.get(i).equals(actual.get(i))) {
        flush();
      } else {
        if (i < expected.size()) {
          missing.add(i);
        }
        if (i < actual.size()) {
          added.add(i);
        }
      }
    }
  }

  /** Shows the missing and added rows since the last equal pair, paired as far as they go. */
  private void flush() {
    for (int k = 0; k < Math.max(missing.size(), added.size()); k++) {
      changes++;
      if (changes > CHANGES_SHOWN) {
        continue;
      }
      if (k < missing.size()) {
        table.add(
            "-",
            missing.get(k),
            expected.get(missing.get(k)),
            k < added.size() ? "" : "<- missing");
      }
      if (k < added.size()) {
        table.add(
            "+",
            added.get(k),
            actual.get(added.get(k)),
            k < missing.size() ? note(k) : "<- not expected");
      }
    }
    missing.clear();
    added.clear();
  }

  private String note(int k) {
    Row one = expected.get(missing.get(k));
    Row other = actual.get(added.get(k));
    List<String> names = new ArrayList<>();
    for (int column = 0; column < schema.size(); column++) {
      if (!Objects.equals(one.get(column), other.get(column))) {
        names.add(schema.column(column).name());
      }
    }
    return "<- " + String.join(", ", names);
  }
}
