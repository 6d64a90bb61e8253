package dev.etlsdk.formats.json;

import java.util.Objects;

/**
 * How JSON is read and written: made by {@link #builder}, since options will be added. Immutable;
 * every option has a default, and {@code docs/json.md} has one table of what they do.
 *
 * <pre>{@code
 * JsonOptions.builder().unknownFields(UnknownFields.ERROR).maxDepth(20).build();
 * }</pre>
 *
 * @param unknownFields what happens to a record with a field that the schema doesn't know
 * @param duplicateFields what happens to an object in which a field, or a key of a MAP, stands
 *     twice
 * @param tombstones what becomes of a record without a value
 * @param emptyValues what becomes of a record whose value has no bytes, or only white space
 * @param malformedText what happens to invalid UTF-8 and to escapes of half a surrogate pair
 * @param excessDigits what happens to digits behind the point for which DECIMAL, TIME and TIMESTAMP
 *     columns have no room
 * @param nonFinite the form of NaN and the infinities, which JSON numbers don't have
 * @param nulls how a null field is written
 * @param bigints how BIGINT values beyond 2^53 are written
 * @param decimals how DECIMAL values are written
 * @param timestamps the form of timestamps. ISO 8601 text is read whatever is chosen here; numbers
 *     only with one of the epochs
 * @param syntax what input counts as well-formed
 * @param numbersInStrings whether a string that holds a number is read for a numeric column
 * @param otherValuesAsText whether a VARCHAR column takes numbers, booleans, objects and arrays, as
 *     the JSON text that stands in the record
 * @param asciiOnly whether characters beyond ASCII are written as escapes
 * @param maxDepth how many objects and arrays may stand inside one another, the record's own object
 *     included
 */
public record JsonOptions(
    UnknownFields unknownFields,
    DuplicateFields duplicateFields,
    Tombstones tombstones,
    EmptyValues emptyValues,
    MalformedText malformedText,
    ExcessDigits excessDigits,
    NonFinite nonFinite,
    Nulls nulls,
    NumberForm bigints,
    NumberForm decimals,
    TimestampForm timestamps,
    Syntax syntax,
    boolean numbersInStrings,
    boolean otherValuesAsText,
    boolean asciiOnly,
    int maxDepth) {

  /** The largest depth that can be asked for. */
  public static final int MAX_DEPTH_LIMIT = 100_000;

  private static final JsonOptions DEFAULTS = builder().build();

  /** What happens to a record with a field that the schema doesn't know. */
  public enum UnknownFields {
    /** They are passed over; only their syntax is checked. */
    IGNORE,
    /** The row fails with {@code ETL-DECODE-0008}. */
    ERROR
  }

  /** What happens to an object in which a field, or a key of a MAP, stands twice. */
  public enum DuplicateFields {
    /** The last one counts; the earlier ones must be readable all the same. */
    LAST_WINS,
    /** The row fails with {@code ETL-DECODE-0007}. */
    ERROR
  }

  /** What becomes of a record without a value. */
  public enum Tombstones {
    /** The record is left out and counted. */
    SKIP,
    /** The record goes past the pipeline's stages to the sinks as it is. */
    PASS_ON,
    /** The record becomes a row of nulls. */
    ROW_OF_NULLS
  }

  /** What becomes of a record whose value has no bytes, or only white space. */
  public enum EmptyValues {
    /** The row fails with {@code ETL-DECODE-0009}. */
    ERROR,
    /** The record is left out and counted. */
    SKIP,
    /** The record becomes a row of nulls. */
    ROW_OF_NULLS
  }

  /** What happens to invalid UTF-8 and to escapes of half a surrogate pair. */
  public enum MalformedText {
    /** The row fails with {@code ETL-DECODE-0005}. */
    ERROR,
    /** Each malformed sequence becomes U+FFFD. */
    REPLACE
  }

  /**
   * What happens to digits behind the point for which DECIMAL, TIME and TIMESTAMP columns have no
   * room.
   */
  public enum ExcessDigits {
    /** The row fails with {@code ETL-DECODE-0003}, unless the digits are zeros. */
    ERROR,
    /** DECIMAL is rounded half up; TIME and TIMESTAMP are cut off towards the past. */
    ROUND
  }

  /** The form of NaN and the infinities, which JSON numbers don't have. */
  public enum NonFinite {
    /** The row fails, with {@code ETL-ENCODE-0001} on the way out. */
    ERROR,
    /** They are written as {@code null}. */
    NULL,
    /**
     * They are written, and read, as the strings {@code "NaN"}, {@code "Infinity"} and {@code
     * "-Infinity"}.
     */
    STRING
  }

  /** How a null field is written. */
  public enum Nulls {
    /** {@code "field":null}. */
    WRITE,
    /** The field is left out. Elements of an ARRAY and values of a MAP are written all the same. */
    OMIT
  }

  /** How numbers are written for which some readers have no room. */
  public enum NumberForm {
    /** Always a JSON number, with all digits. */
    NUMBER,
    /**
     * A JSON string where a reader with 64-bit floating point numbers would lose digits; such
     * strings are then read as well.
     */
    STRING
  }

  /**
   * The form of timestamps. ISO 8601 text is read whatever is chosen here; numbers only with one of
   * the epochs.
   */
  public enum TimestampForm {
    /** {@code "2026-01-31T23:59:59.123Z"}, without the Z for a TIMESTAMP without zone. */
    ISO_8601,
    /** A number of seconds since 1970-01-01, with a fraction where there is one. */
    EPOCH_SECONDS,
    /** A number of milliseconds since 1970-01-01. */
    EPOCH_MILLIS,
    /** A number of microseconds since 1970-01-01. */
    EPOCH_MICROS,
    /** A number of nanoseconds since 1970-01-01. */
    EPOCH_NANOS
  }

  /** What input counts as well-formed. */
  public enum Syntax {
    /** RFC 8259 to the letter; a byte order mark is passed over. */
    STRICT,
    /**
     * Comments, single quotes, names without quotes, commas behind the last element, leading zeros
     * and plus signs are let through. Several times slower.
     */
    LENIENT
  }

  /**
   * Checks the options.
   *
   * @throws IllegalArgumentException if {@code maxDepth} is not from 1 to {@link #MAX_DEPTH_LIMIT}
   */
  public JsonOptions {
    if (maxDepth < 1 || maxDepth > MAX_DEPTH_LIMIT) {
      throw new IllegalArgumentException(
          "maxDepth is " + maxDepth + "; it can be 1 to " + MAX_DEPTH_LIMIT);
    }
  }

  /** The defaults. */
  public static JsonOptions defaults() {
    return DEFAULTS;
  }

  /** Starts from the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects options. Not thread-safe. */
  public static final class Builder {
    private UnknownFields unknownFields = UnknownFields.IGNORE;
    private DuplicateFields duplicateFields = DuplicateFields.LAST_WINS;
    private Tombstones tombstones = Tombstones.SKIP;
    private EmptyValues emptyValues = EmptyValues.ERROR;
    private MalformedText malformedText = MalformedText.ERROR;
    private ExcessDigits excessDigits = ExcessDigits.ERROR;
    private NonFinite nonFinite = NonFinite.ERROR;
    private Nulls nulls = Nulls.WRITE;
    private NumberForm bigints = NumberForm.NUMBER;
    private NumberForm decimals = NumberForm.NUMBER;
    private TimestampForm timestamps = TimestampForm.ISO_8601;
    private Syntax syntax = Syntax.STRICT;
    private boolean numbersInStrings;
    private boolean otherValuesAsText;
    private boolean asciiOnly;
    private int maxDepth = 1000;

    private Builder() {}

    /**
     * What happens to a record with a field that the schema doesn't know. Default: {@link
     * UnknownFields#IGNORE}.
     */
    public Builder unknownFields(UnknownFields choice) {
      unknownFields = Objects.requireNonNull(choice, "unknownFields");
      return this;
    }

    /**
     * What happens to an object in which a field, or a key of a MAP, stands twice. Default: {@link
     * DuplicateFields#LAST_WINS}.
     */
    public Builder duplicateFields(DuplicateFields choice) {
      duplicateFields = Objects.requireNonNull(choice, "duplicateFields");
      return this;
    }

    /** What becomes of a record without a value. Default: {@link Tombstones#SKIP}. */
    public Builder tombstones(Tombstones choice) {
      tombstones = Objects.requireNonNull(choice, "tombstones");
      return this;
    }

    /**
     * What becomes of a record whose value has no bytes, or only white space. Default: {@link
     * EmptyValues#ERROR}.
     */
    public Builder emptyValues(EmptyValues choice) {
      emptyValues = Objects.requireNonNull(choice, "emptyValues");
      return this;
    }

    /**
     * What happens to invalid UTF-8 and to escapes of half a surrogate pair. Default: {@link
     * MalformedText#ERROR}.
     */
    public Builder malformedText(MalformedText choice) {
      malformedText = Objects.requireNonNull(choice, "malformedText");
      return this;
    }

    /**
     * What happens to digits behind the point for which DECIMAL, TIME and TIMESTAMP columns have no
     * room. Default: {@link ExcessDigits#ERROR}.
     */
    public Builder excessDigits(ExcessDigits choice) {
      excessDigits = Objects.requireNonNull(choice, "excessDigits");
      return this;
    }

    /**
     * The form of NaN and the infinities, which JSON numbers don't have. Default: {@link
     * NonFinite#ERROR}.
     */
    public Builder nonFinite(NonFinite choice) {
      nonFinite = Objects.requireNonNull(choice, "nonFinite");
      return this;
    }

    /** How a null field is written. Default: {@link Nulls#WRITE}. */
    public Builder nulls(Nulls choice) {
      nulls = Objects.requireNonNull(choice, "nulls");
      return this;
    }

    /** How BIGINT values beyond 2^53 are written. Default: {@link NumberForm#NUMBER}. */
    public Builder bigints(NumberForm choice) {
      bigints = Objects.requireNonNull(choice, "bigints");
      return this;
    }

    /** How DECIMAL values are written. Default: {@link NumberForm#NUMBER}. */
    public Builder decimals(NumberForm choice) {
      decimals = Objects.requireNonNull(choice, "decimals");
      return this;
    }

    /**
     * The form of timestamps. ISO 8601 text is read whatever is chosen here; numbers only with one
     * of the epochs. Default: {@link TimestampForm#ISO_8601}.
     */
    public Builder timestamps(TimestampForm choice) {
      timestamps = Objects.requireNonNull(choice, "timestamps");
      return this;
    }

    /** What input counts as well-formed. Default: {@link Syntax#STRICT}. */
    public Builder syntax(Syntax choice) {
      syntax = Objects.requireNonNull(choice, "syntax");
      return this;
    }

    /** Whether a string that holds a number is read for a numeric column. Default: no. */
    public Builder numbersInStrings(boolean choice) {
      numbersInStrings = choice;
      return this;
    }

    /**
     * Whether a VARCHAR column takes numbers, booleans, objects and arrays, as the JSON text that
     * stands in the record. Default: no.
     */
    public Builder otherValuesAsText(boolean choice) {
      otherValuesAsText = choice;
      return this;
    }

    /**
     * Whether characters beyond ASCII are written as escapes. Several times slower. Default: no.
     */
    public Builder asciiOnly(boolean choice) {
      asciiOnly = choice;
      return this;
    }

    /**
     * How many objects and arrays may stand inside one another, the record's own object included.
     * Default: 1000.
     *
     * @throws IllegalArgumentException if it is not from 1 to {@link #MAX_DEPTH_LIMIT}
     */
    public Builder maxDepth(int depth) {
      if (depth < 1 || depth > MAX_DEPTH_LIMIT) {
        throw new IllegalArgumentException(
            "maxDepth is " + depth + "; it can be 1 to " + MAX_DEPTH_LIMIT);
      }
      maxDepth = depth;
      return this;
    }

    /** The options. */
    public JsonOptions build() {
      return new JsonOptions(
          unknownFields,
          duplicateFields,
          tombstones,
          emptyValues,
          malformedText,
          excessDigits,
          nonFinite,
          nulls,
          bigints,
          decimals,
          timestamps,
          syntax,
          numbersInStrings,
          otherValuesAsText,
          asciiOnly,
          maxDepth);
    }
  }
}
