package dev.etlsdk.formats.json.internal.text;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.formats.json.JsonOptions;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Why the record in hand can't be read. Its methods note one reason and return -1, so that a reader
 * returns what they return. Not thread-safe.
 */
public final class Fault {

  /** What the methods that note a reason return. */
  public static final int FAILED = -1;

  private static final int SHOWN = 40;

  private final JsonOptions options;
  private final StringBuilder path = new StringBuilder();
  private byte[] b = {};
  private int length;
  private EtlError code = EtlError.DECODE_0001;
  private String detail = "";
  private @Nullable String topColumn;
  private boolean inColumn;

  public Fault(JsonOptions options) {
    this.options = options;
  }

  /** The record that positions are about. */
  public void record(byte[] padded, int newLength) {
    b = padded;
    length = newLength;
  }

  public EtlError code() {
    return code;
  }

  /** The column that the path begins with, if the reason has to do with one. */
  public @Nullable String column() {
    return inColumn ? topColumn : null;
  }

  public String message() {
    return inColumn ? "column '" + path + "': " + detail : detail;
  }

  private int note(EtlError newCode, boolean newInColumn, String newDetail) {
    code = newCode;
    inColumn = newInColumn;
    detail = newDetail;
    path.setLength(0);
    return FAILED;
  }

  /**
   * The value with the reason stands in a field or element of this name; called from inside out.
   */
  public int within(String name) {
    if (inColumn) {
      if (!path.isEmpty() && path.charAt(0) != '[') {
        path.insert(0, '.');
      }
      path.insert(0, name);
      topColumn = name;
    }
    return FAILED;
  }

  /** The value with the reason stands at an index of an ARRAY. */
  public int at(int index) {
    return within("[" + index + "]");
  }

  /** The value with the reason stands under a key of a MAP. */
  public int under(String key) {
    return within("['" + (key.length() > SHOWN ? key.substring(0, SHOWN) + "…" : key) + "']");
  }

  /** Not JSON: the byte at a position doesn't belong there. */
  public int malformed(int position) {
    String found = position >= length ? "ends" : "has an unexpected " + shownByte(position);
    return note(
        EtlError.DECODE_0001,
        false,
        "the record isn't well-formed JSON: it " + found + " at byte " + position);
  }

  private static String hex(byte c) {
    return "0x" + HexFormat.of().withUpperCase().toHexDigits(c);
  }

  private String shownByte(int position) {
    int c = b[position] & 0xFF;
    if (c < ' ' || c == 0x7F) {
      return "control character " + hex(b[position]);
    }
    return c < 0x80 ? "'" + (char) c + "'" : "character '" + shown(position, position + 1) + "'";
  }

  /** Bytes behind the record's object. */
  public int trailing(int position) {
    return note(
        EtlError.DECODE_0001,
        false,
        "the record goes on at byte "
            + position
            + " behind its JSON object, with "
            + shownByte(position));
  }

  public int invalidUtf8(int position) {
    return note(
        EtlError.DECODE_0005,
        false,
        "the record is not valid UTF-8: byte " + hex(b[position]) + " at byte " + position);
  }

  public int tooDeep() {
    return note(
        EtlError.DECODE_0006,
        false,
        "objects and arrays stand more than " + options.maxDepth() + " deep in one another");
  }

  public int empty() {
    return note(EtlError.DECODE_0009, false, "the record is empty; a JSON object is expected");
  }

  public int noObject(int position) {
    return note(
        EtlError.DECODE_0002,
        false,
        "the record is " + shownValue(position) + "; a JSON object is expected");
  }

  public int loneSurrogate(int position) {
    return note(
        EtlError.DECODE_0005,
        true,
        "the string at byte "
            + position
            + " has an escape of half a surrogate pair, which is no text");
  }

  /** A null where the schema has none. */
  public int required(int position) {
    return note(
        EtlError.DECODE_0004, true, "found null at byte " + position + "; a value is required");
  }

  /** A field that must be there, and isn't. */
  public int absent(String name) {
    note(EtlError.DECODE_0004, true, "the field is absent; a value is required");
    return within(name);
  }

  public int duplicate(int position) {
    return note(EtlError.DECODE_0007, true, "the field stands a second time at byte " + position);
  }

  public int unknown(String name, int position) {
    note(EtlError.DECODE_0008, true, "the field at byte " + position + " is not in the schema");
    return within(name);
  }

  /** A value that can't be taken for the type. */
  public int value(Status status, int position, DataType type) {
    String found = "found " + shownValue(position) + " at byte " + position + "; ";
    return switch (status) {
      case OK -> throw new IllegalArgumentException("no fault");
      case WRONG ->
          note(EtlError.DECODE_0002, true, found + "expected " + type + hint(position, type));
      case ZONE ->
          note(
              EtlError.DECODE_0002,
              true,
              found + type + " has no zone; declare it WITH LOCAL TIME ZONE to read instants");
      case NO_ZONE ->
          note(
              EtlError.DECODE_0002,
              true,
              found + type + " is an instant, and the text has no zone");
      case RANGE -> note(EtlError.DECODE_0003, true, found + "it is out of the range of " + type);
      case EXCESS ->
          note(
              EtlError.DECODE_0003,
              true,
              found + "it has more digits behind the point than " + type);
      case LONG ->
          note(
              EtlError.DECODE_0003,
              true,
              found + "a number has at most " + Numeral.MAX_LENGTH + " characters");
      case NON_FINITE ->
          note(EtlError.DECODE_0003, true, found + "only finite numbers are read as " + type);
    };
  }

  private String hint(int position, DataType type) {
    boolean number = b[position] == '-' || Syntax.isDigit(b[position]);
    return switch (type.kind()) {
      case TIMESTAMP, TIMESTAMP_LTZ ->
          number
              ? " as ISO 8601 text, or set the option timestamps to the unit"
              : " as ISO 8601 text";
      case DATE, TIME -> " as ISO 8601 text";
      case BINARY -> " as base64 text";
      default -> "";
    };
  }

  private String shownValue(int position) {
    byte c = position < length ? b[position] : 0;
    if (c == '{') {
      return "an object";
    }
    if (c == '[') {
      return "an array";
    }
    int limit = Math.min(length, position + SHOWN);
    int end = position + 1;
    while (end < limit && (c == '"' ? b[end] != '"' : !Syntax.ends(b[end]))) {
      end += c == '"' && b[end] == '\\' ? 2 : 1;
    }
    end = c == '"' && end < limit ? end + 1 : Math.min(end, limit);
    boolean cut = end == limit && limit < length;
    return shown(position, end) + (cut ? "…" : "");
  }

  /** Text of the record that ends between characters. */
  private String shown(int from, int to) {
    int end = Math.min(to, length);
    while (end < length && (b[end] & 0xC0) == 0x80) {
      end++;
    }
    return new String(Arrays.copyOfRange(b, from, Math.max(from, end)), StandardCharsets.UTF_8);
  }
}
