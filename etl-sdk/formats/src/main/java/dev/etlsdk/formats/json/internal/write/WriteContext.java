package dev.etlsdk.formats.json.internal.write;

import dev.etlsdk.api.codec.EncodedRecords;
import dev.etlsdk.formats.json.JsonOptions;

/**
 * What the writers of one encoder share: where they write, and why the row in hand has no form.
 *
 * <p>There is always room for the longest form of a row, save for text, binary values and elements:
 * for those their writers make room. Not thread-safe.
 */
public final class WriteContext {

  /** What a writer returns that noted a reason. */
  static final int FAILED = -1;

  public final JsonOptions options;
  private final StringBuilder path = new StringBuilder();
  private final int slack;
  private EncodedRecords target = new EncodedRecords();
  private String detail = "";
  private String column = "";

  /** The array written to; another one after {@link #ensure}. */
  byte[] out = {};

  public WriteContext(JsonOptions options, int slack) {
    this.options = options;
    this.slack = slack;
  }

  void begin(EncodedRecords newTarget) {
    target = newTarget;
    out = target.ensure(target.position(), slack);
  }

  /** Makes room for so many bytes more than are always there. */
  void ensure(int position, int more) {
    if ((long) position + more + slack > out.length) {
      out = target.ensure(position, Math.addExact(more, slack));
    }
  }

  /** Notes why a value has no form. */
  public int fail(String reason) {
    detail = reason;
    path.setLength(0);
    return FAILED;
  }

  /** The value stands in a field or element of this name; called from inside out. */
  public int within(String name) {
    if (!path.isEmpty() && path.charAt(0) != '[') {
      path.insert(0, '.');
    }
    path.insert(0, name);
    column = name;
    return FAILED;
  }

  public String column() {
    return column;
  }

  public String message() {
    return "column '" + path + "': " + detail;
  }
}
