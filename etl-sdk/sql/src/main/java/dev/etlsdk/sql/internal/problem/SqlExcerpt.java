package dev.etlsdk.sql.internal.problem;

import dev.etlsdk.api.error.ErrorLocation;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * Places in an SQL text, and the line that a message is about with a caret below the place. Lines
 * and columns count from 1; a tab is one column.
 */
public final class SqlExcerpt {

  private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");
  private static final Pattern TOKEN =
      Pattern.compile("(?s)\\G(?:\\s|--[^\\r\\n]*|/\\*.*?\\*/)*+(\\w+|\"[^\"]*\"|.)");

  /** A word, or what may have words in it that are none of SQL: a text, a name or a comment. */
  private static final Pattern WORD =
      Pattern.compile("(?s)\\w+|'[^']*'|\"[^\"]*\"|--[^\\r\\n]*|/\\*.*?\\*/");

  private SqlExcerpt() {}

  /** A part of a text with its place. */
  public record Token(String text, SqlParserPos position) {}

  /**
   * The line and the caret, each on a line of its own, indented; empty if the place isn't known.
   */
  public static String below(String sql, SqlParserPos position) {
    int line = position.getLineNum();
    String[] lines = lines(sql);
    if (line < 1 || line > lines.length) {
      return "";
    }
    String text = lines[line - 1].stripTrailing();
    int index = Math.min(position.getColumnNum() - 1, text.length());
    StringBuilder caret = new StringBuilder();
    for (int i = 0; i < index; i++) {
      caret.append(text.charAt(i) == '\t' ? '\t' : ' ');
    }
    return "\n  " + text + "\n  " + caret + '^';
  }

  /** The place, in lines and characters from 1. */
  public static ErrorLocation location(SqlParserPos position) {
    return ErrorLocation.sql(position.getLineNum(), position.getColumnNum());
  }

  /** The place behind the last character. */
  public static SqlParserPos end(String sql) {
    String text = sql.stripTrailing();
    return position(text, text.length());
  }

  /**
   * Where a keyword stands last before a place; not within a text, a quoted name or a comment.
   *
   * @return the place itself if the word doesn't stand before it
   */
  public static SqlParserPos before(String sql, SqlParserPos position, String word) {
    Matcher matcher =
        WORD.matcher(sql).region(0, offset(sql, position.getLineNum(), position.getColumnNum()));
    int last = -1;
    while (matcher.find()) {
      if (matcher.group().equalsIgnoreCase(word)) {
        last = matcher.start();
      }
    }
    return last < 0 ? position : position(sql, last);
  }

  /** What stands at a place or behind it; null at the end of the text. */
  public static @Nullable Token after(String sql, SqlParserPos position) {
    int from = offset(sql, position.getLineNum(), position.getColumnNum());
    Matcher matcher = TOKEN.matcher(sql);
    return from <= sql.length() && matcher.find(from)
        ? new Token(matcher.group(1), position(sql, matcher.start(1)))
        : null;
  }

  private static String[] lines(String sql) {
    return LINE_END.split(sql, -1);
  }

  private static int offset(String sql, int line, int column) {
    int start = 0;
    Matcher matcher = LINE_END.matcher(sql);
    for (int i = 1; i < line && matcher.find(); i++) {
      start = matcher.end();
    }
    return Math.min(start + column - 1, sql.length());
  }

  private static SqlParserPos position(String sql, int offset) {
    int line = 1;
    int start = 0;
    Matcher matcher = LINE_END.matcher(sql);
    while (matcher.find() && matcher.end() <= offset) {
      line++;
      start = matcher.end();
    }
    return new SqlParserPos(line, offset - start + 1);
  }
}
