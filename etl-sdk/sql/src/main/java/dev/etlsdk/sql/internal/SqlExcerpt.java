package dev.etlsdk.sql.internal;

import dev.etlsdk.api.error.ErrorLocation;
import org.apache.calcite.sql.parser.SqlParserPos;

/** The line of an SQL text that a message is about, with a caret below the place. */
final class SqlExcerpt {

  /** The planner's parser counts a tab as a step to the next multiple of this many columns. */
  private static final int TAB = 8;

  private SqlExcerpt() {}

  /**
   * The line and the caret, each on a line of its own, indented; empty if the place isn't known.
   */
  static String below(String sql, SqlParserPos position) {
    int line = position.getLineNum();
    String[] lines = lines(sql);
    if (line < 1 || line > lines.length) {
      return "";
    }
    String text = lines[line - 1].stripTrailing();
    int index = Math.min(index(lines[line - 1], position.getColumnNum()), text.length());
    StringBuilder caret = new StringBuilder();
    for (int i = 0; i < index; i++) {
      caret.append(text.charAt(i) == '\t' ? '\t' : ' ');
    }
    return "\n  " + text + "\n  " + caret + '^';
  }

  /** The place, in lines and characters from 1. */
  static ErrorLocation location(String sql, SqlParserPos position) {
    String[] lines = lines(sql);
    int line = position.getLineNum();
    int index = line > lines.length ? 0 : index(lines[line - 1], position.getColumnNum());
    return ErrorLocation.sql(line, index + 1);
  }

  /** The place behind the last character. */
  static SqlParserPos end(String sql) {
    String[] lines = lines(sql.stripTrailing());
    return new SqlParserPos(lines.length, column(lines[lines.length - 1]) + 1);
  }

  private static int column(String line) {
    int seen = 0;
    for (int i = 0; i < line.length(); i++) {
      seen = line.charAt(i) == '\t' ? seen + TAB - seen % TAB : seen + 1;
    }
    return seen;
  }

  private static String[] lines(String sql) {
    return sql.split("\r\n|\r|\n", -1);
  }

  /** The index of a character in its line, from the column in which the parser saw it. */
  private static int index(String line, int column) {
    int seen = 0;
    for (int i = 0; i < line.length(); i++) {
      seen = line.charAt(i) == '\t' ? seen + TAB - seen % TAB : seen + 1;
      if (seen >= column) {
        return i;
      }
    }
    return line.length();
  }
}
