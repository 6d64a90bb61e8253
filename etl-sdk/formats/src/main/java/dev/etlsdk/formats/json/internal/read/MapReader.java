package dev.etlsdk.formats.json.internal.read;

import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.formats.json.JsonOptions.DuplicateFields;
import dev.etlsdk.formats.json.internal.text.Status;
import dev.etlsdk.formats.json.internal.text.Swar;
import dev.etlsdk.formats.json.internal.text.Syntax;
import dev.etlsdk.kernels.Mem;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import org.apache.arrow.vector.FieldVector;

/** Reads MAP from an object. */
final class MapReader extends RepeatedReader {

  private final ValueReader key;
  private final ValueReader value;
  private final boolean duplicateFails;
  private final KeySet keys = new KeySet();
  private final BitSet superseded = new BitSet();
  private long entriesValidity;
  private int keyFrom;
  private int keyTo;
  private byte[] keyBytes = {};

  MapReader(
      ReadContext context,
      DataType.MapOf type,
      boolean nullable,
      ValueReader key,
      ValueReader value,
      int depth) {
    super(context, type, nullable, depth);
    this.key = key;
    this.value = value;
    duplicateFails = context.options.duplicateFields() == DuplicateFields.ERROR;
  }

  @Override
  int read(byte[] b, int position, int index) {
    if (b[position] != '{') {
      return other(b, position, index);
    }
    if (tooDeep()) {
      return fault.tooDeep();
    }
    keys.clear();
    superseded.clear();
    int end = entries(b, position, index, false);
    if (end >= 0 && !superseded.isEmpty()) {
      // Rare: the values are written one behind the other, so they are read again without those.
      clear(index);
      end = entries(b, position, index, true);
    }
    return end;
  }

  private int entries(byte[] b, int position, int index, boolean again) {
    int first = firstChild();
    int child = first;
    int ordinal = 0;
    int at = Syntax.space(b, position + 1);
    if (b[at] == '}') {
      commit(index, child);
      return at + 1;
    }
    while (true) {
      if (again && superseded.get(ordinal)) {
        at = Syntax.space(b, Syntax.string(b, at));
        at = context.skipper.value(b, Syntax.space(b, at + 1), 0);
      } else {
        at = entry(b, at, child, first, again);
        child++;
      }
      if (at < 0) {
        return at;
      }
      ordinal++;
      at = Syntax.space(b, at);
      if (b[at] != ',') {
        break;
      }
      at = Syntax.space(b, at + 1);
    }
    if (b[at] != '}') {
      return fault.malformed(at);
    }
    commit(index, child);
    return at + 1;
  }

  private int entry(byte[] b, int position, int child, int first, boolean again) {
    int at = key(b, position);
    if (at < 0) {
      return at;
    }
    child(child);
    int failed = takeKey(position, child, first, again);
    if (failed < 0) {
      int end = Syntax.token(b, at);
      return end < 0 ? fault.malformed(~end) : failed;
    }
    setEntryValid(child);
    int end = value.read(b, at, child);
    return end >= 0 ? end : failedUnderKey(b, position);
  }

  /** Finds the text of a key and passes its colon; returns the first byte of the value. */
  private int key(byte[] b, int position) {
    if (b[position] != '"') {
      return fault.malformed(position);
    }
    int special = Swar.nextSpecial(b, position + 1);
    int at = special + 1;
    if (b[special] == '"') {
      keyBytes = b;
      keyFrom = position + 1;
      keyTo = special;
    } else {
      at = context.token.readName(b, position);
      if (at < 0) {
        return fault.malformed(~at);
      }
      keyBytes = context.token.bytes();
      keyFrom = 0;
      keyTo = context.token.length();
    }
    at = Syntax.space(b, at);
    return b[at] == ':' ? Syntax.space(b, at + 1) : fault.malformed(at);
  }

  private int takeKey(int position, int child, int first, boolean again) {
    Status status = key.text(keyBytes, keyFrom, keyTo, child);
    if (status != Status.OK) {
      return fault.value(status, position, key.type);
    }
    int earlier = again ? -1 : keys.add(key, child);
    if (earlier >= 0) {
      if (duplicateFails) {
        return fault.duplicate(position);
      }
      superseded.set(earlier - first);
    }
    return 0;
  }

  private int failedUnderKey(byte[] b, int position) {
    context.token.read(b, position);
    return fault.under(
        new String(context.token.bytes(), 0, context.token.length(), StandardCharsets.UTF_8));
  }

  private void setEntryValid(int child) {
    long at = entriesValidity + (child >>> 3);
    Mem.putByte(at, (byte) (Mem.getByte(at) | 1 << (child & 7)));
  }

  @Override
  void prepareChildren(FieldVector child, int count) {
    child.setInitialCapacity(count);
    key.prepare(child.getChildrenFromFields().get(0), count);
    value.prepare(child.getChildrenFromFields().get(1), count);
  }

  @Override
  void beginChildren(FieldVector child) {
    key.begin(child.getChildrenFromFields().get(0));
    value.begin(child.getChildrenFromFields().get(1));
    locateChildren(child);
  }

  @Override
  void locateChildren(FieldVector child) {
    entriesValidity = child.getValidityBuffer().memoryAddress();
    key.locate(child.getChildrenFromFields().get(0));
    value.locate(child.getChildrenFromFields().get(1));
  }

  @Override
  void truncateChildren(int from, int to) {
    key.truncate(from, to);
    value.truncate(from, to);
    for (int child = from; child < to; child++) {
      long at = entriesValidity + (child >>> 3);
      Mem.putByte(at, (byte) (Mem.getByte(at) & ~(1 << (child & 7))));
    }
  }

  @Override
  void finishChildren(int count) {
    key.finish(count);
    value.finish(count);
  }
}
