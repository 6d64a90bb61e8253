package dev.etlsdk.formats.json.internal.read;

import dev.etlsdk.api.schema.Column;
import dev.etlsdk.formats.json.JsonOptions.DuplicateFields;
import dev.etlsdk.formats.json.JsonOptions.UnknownFields;
import dev.etlsdk.formats.json.internal.text.Fault;
import dev.etlsdk.formats.json.internal.text.Swar;
import dev.etlsdk.formats.json.internal.text.Syntax;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of an object, each by its own reader.
 *
 * <p>Records of one topic mostly have their fields in one order. So each field remembers which came
 * behind it, and that one is looked for first. Not thread-safe.
 */
final class FieldSet {

  private final ReadContext context;
  private final Fault fault;
  private final int depth;
  private final boolean unknownFails;
  private final boolean duplicateFails;
  private final FieldNames names;
  private final Field[] fields;
  private final Field[] required;
  private final ValueReader[] readers;

  // Not a field of the object: what comes behind it is expected first.
  private final Field start;
  private int turn;
  private @Nullable Field found;

  /**
   * Makes a reader of objects.
   *
   * @param depth how many objects and arrays the values of its fields stand in
   */
  FieldSet(ReadContext context, List<Column> columns, List<ValueReader> readers, int depth) {
    this.context = context;
    this.fault = context.fault;
    this.depth = depth;
    this.readers = readers.toArray(new ValueReader[0]);
    unknownFails = context.options.unknownFields() == UnknownFields.ERROR;
    duplicateFails = context.options.duplicateFields() == DuplicateFields.ERROR;
    // Its text is that of a field that no column can have.
    start = new Field("", new TextReader(context, true, depth), false);
    List<Field> all = new ArrayList<>();
    Field last = start;
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      last.next = new Field(column.name(), readers.get(i), !column.nullable());
      last = last.next;
      all.add(last);
    }
    last.next = start.next;
    fields = all.toArray(new Field[0]);
    required = all.stream().filter(field -> field.required).toArray(Field[]::new);
    names = new FieldNames(all);
  }

  /**
   * Reads an object.
   *
   * @param position its opening brace
   * @return the position after its closing brace, or {@link Fault#FAILED}
   */
  int read(byte[] b, int position, int index) {
    int now = nextTurn();
    int at = b[position + 1] <= ' ' ? Syntax.space(b, position + 1) : position + 1;
    if (b[at] == '}') {
      return end(at + 1, now);
    }
    Field last = start;
    while (true) {
      Field field = last.next;
      if (field != start && field.stands(b, at)) {
        at += field.length;
        at = b[at] <= ' ' ? Syntax.space(b, at) : at;
      } else {
        at = otherName(b, at, last);
        field = found;
      }
      if (at >= 0 && field != null) {
        at = value(b, at, index, field, now);
        last = field;
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
      for (Field field : fields) {
        field.seen = 0;
      }
      turn = 1;
    }
    return turn;
  }

  private int value(byte[] b, int position, int index, Field field, int now) {
    if (field.seen == now) {
      if (duplicateFails) {
        return duplicate(b, position, field);
      }
      field.reader.clear(index);
    }
    field.seen = now;
    int at = field.reader.read(b, position, index);
    return at >= 0 ? at : fault.within(field.name);
  }

  private int duplicate(byte[] b, int position, Field field) {
    int end = Syntax.token(b, position);
    if (end < 0) {
      return fault.malformed(~end);
    }
    fault.duplicate(position);
    return fault.within(field.name);
  }

  /**
   * Reads a name that was not expected and notes its field; passes over the value if there is none
   * such. Returns the first byte of the field's value, or the position after an unknown one's.
   */
  private int otherName(byte[] b, int position, Field last) {
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
    if (found != null) {
      last.next = found;
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
    for (Field field : required) {
      if (field.seen != now) {
        return fault.absent(field.name);
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
    for (Field field : fields) {
      if (field.seen == turn) {
        field.reader.clear(index);
      }
    }
  }

  ValueReader[] readers() {
    return readers;
  }
}
