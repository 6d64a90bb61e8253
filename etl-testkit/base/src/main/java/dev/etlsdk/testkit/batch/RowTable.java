package dev.etlsdk.testkit.batch;

import java.util.ArrayList;
import java.util.List;

/** Sets rows of cells in columns, with a mark before each line. */
final class RowTable {

  private final List<List<String>> lines = new ArrayList<>();

  RowTable(List<String> names) {
    List<String> head = new ArrayList<>(List.of("", "row"));
    head.addAll(names);
    head.add("");
    lines.add(head);
  }

  /**
   * Adds a line.
   *
   * @param mark such as {@code -} for a row that is missing
   * @param number the row's index
   * @param note shown behind the cells
   */
  void add(String mark, int number, Row row, String note) {
    List<String> line = new ArrayList<>(List.of(mark, String.valueOf(number)));
    row.values().forEach(value -> line.add(CellText.of(value)));
    line.add(note);
    lines.add(line);
  }

  /** Adds a line that says how many rows are not shown. */
  void addGap(String text) {
    lines.add(List.of(text));
  }

  @Override
  public String toString() {
    int[] widths = widths();
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      StringBuilder cells = new StringBuilder();
      for (int i = 0; i < line.size(); i++) {
        cells.append("  ").append(line.get(i));
        cells.append(" ".repeat(line.size() == 1 ? 0 : widths[i] - line.get(i).length()));
      }
      text.append('\n').append(cells.toString().stripTrailing());
    }
    return text.toString();
  }

  private int[] widths() {
    int[] widths = new int[lines.get(0).size()];
    for (List<String> line : lines) {
      for (int i = 0; i < line.size() && line.size() > 1; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    return widths;
  }
}
