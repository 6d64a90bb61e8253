package dev.etlsdk.formats.json.internal;

import dev.etlsdk.api.schema.Column;
import dev.etlsdk.formats.json.JsonOptions.DuplicateFields;
import dev.etlsdk.formats.json.JsonOptions.UnknownFields;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads the fields of an object, each by its own reader.
 *
 * <p>Records of one topic mostly have their fields in one order. So it remembers which field came
 * behind which, and looks for that one first. Not thread-safe.
 */
final class FieldSet {

  private final ReadContext context;
  private final Fault fault;
  private final int depth;
  private final boolean unknownFails;
  private final boolean duplicateFails;
  private final FieldNames names;
  private final String[] columns;
  private final ValueReader[] readers;
  private final int[] required;

  // Behind field i came field next[i + 1]; next[0] came first.
  private final int[] next;
  private final int[] seen;
  private int turn;
  private int found;

  /**
   * Makes a reader of objects.
   *
   * @param depth how many objects and arrays the values of its fields stand in
   */
  FieldSet(ReadContext context, List<Column> fields, List<ValueReader> readers, int depth) {
    this.context = context;
    this.fault = context.fault;
    this.depth = depth;
    this.readers = readers.toArray(new ValueReader[0]);
    unknownFails = context.options.unknownFields() == UnknownFields.ERROR;
    duplicateFails = context.options.duplicateFields() == DuplicateFields.ERROR;
    columns = fields.stream().map(Column::name).toArray(String[]::new);
    names = new FieldNames(List.of(columns));
    required = IntStream.range(0, columns.length).filter(i -> !fields.get(i).nullable()).toArray();
    seen = new int[columns.length];
    next = new int[columns.length + 1];
    Arrays.setAll(next, i -> columns.length == 0 ? -1 : i % columns.length);
  }

  /**
   * Reads an object.
   *
   * @param position its opening brace
   * @return the position after its closing brace, or {@link Fault#FAILED}
   */
  int read(byte[] b, int position, int index) {
    int now = nextTurn();
    int at = Syntax.space(b, position + 1);
    if (b[at] == '}') {
      return end(at + 1, now);
    }
    int last = 0;
    while (true) {
      int field = next[last];
      if (field >= 0 && names.stands(b, at, field)) {
        at += names.length(field);
        at = b[at] <= ' ' ? Syntax.space(b, at) : at;
      } else {
        at = otherName(b, at, last);
        field = found;
      }
      if (at >= 0) {
        at = field >= 0 ? value(b, at, index, field, now) : at;
        last = field >= 0 ? field + 1 : last;
      }
      if (at < 0) {
        return at;
      }
      byte c = b[at];
      if (c <= ' ') {
        at = Syntax.space(b, at);
        c = b[at];
      }
      if (c != ',') {
        return c == '}' ? end(at + 1, now) : fault.malformed(at);
      }
      at++;
      at = b[at] <= ' ' ? Syntax.space(b, at) : at;
    }
  }

  private int nextTurn() {
    if (++turn == 0) {
      Arrays.fill(seen, 0);
      turn = 1;
    }
    return turn;
  }

  private int value(byte[] b, int position, int index, int field, int now) {
    if (seen[field] == now) {
      if (duplicateFails) {
        int end = Syntax.token(b, position);
        if (end < 0) {
          return fault.malformed(~end);
        }
        fault.duplicate(position);
        return fault.within(columns[field]);
      }
      readers[field].clear(index);
    }
    seen[field] = now;
    int at = readers[field].read(b, position, index);
    return at >= 0 ? at : fault.within(columns[field]);
  }

  /**
   * Reads a name that was not expected and notes the field; passes over the value if there is none
   * such. Returns the first byte of the field's value, or the position after an unknown one's.
   */
  private int otherName(byte[] b, int position, int last) {
    if (b[position] != '"') {
      return fault.malformed(position);
    }
    int special = Swar.nextSpecial(b, position + 1);
    int at = special + 1;
    if (b[special] == '"') {
      found = names.find(b, position + 1, special);
    } else {
      at = context.token.readName(b, position);
      if (at < 0) {
        return fault.malformed(~at);
      }
      found = names.find(context.token.bytes(), 0, context.token.length());
    }
    at = Syntax.space(b, at);
    if (b[at] != ':') {
      return fault.malformed(at);
    }
    at = Syntax.space(b, at + 1);
    if (found >= 0) {
      next[last] = found;
      return at;
    }
    return unknown(b, position, at);
  }

  private int unknown(byte[] b, int name, int value) {
    if (unknownFails) {
      int end = Syntax.token(b, value);
      if (end < 0) {
        return fault.malformed(~end);
      }
      context.token.read(b, name);
      String text =
          new String(context.token.bytes(), 0, context.token.length(), StandardCharsets.UTF_8);
      return fault.unknown(text, name);
    }
    int at = context.skipper.value(b, value, depth);
    return at >= 0 ? at : context.skipFault(at);
  }

  private int end(int at, int now) {
    for (int field : required) {
      if (seen[field] != now) {
        return fault.absent(columns[field]);
      }
    }
    return at;
  }

  /** Takes back what stands at an index. */
  void clear(int index) {
    for (ValueReader reader : readers) {
      reader.clear(index);
    }
  }

  /** Takes back what the last object wrote at an index. */
  void undo(int index) {
    for (int i = 0; i < readers.length; i++) {
      if (seen[i] == turn) {
        readers[i].clear(index);
      }
    }
  }

  ValueReader[] readers() {
    return readers;
  }
}
