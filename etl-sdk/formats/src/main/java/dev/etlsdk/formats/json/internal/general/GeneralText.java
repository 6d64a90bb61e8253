package dev.etlsdk.formats.json.internal.general;

import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.formats.json.JsonOptions;
import dev.etlsdk.formats.json.JsonOptions.ExcessDigits;
import dev.etlsdk.formats.json.JsonOptions.NonFinite;
import dev.etlsdk.formats.json.JsonOptions.NumberForm;
import dev.etlsdk.formats.json.internal.read.TemporalReader;
import dev.etlsdk.formats.json.internal.text.NonFiniteText;
import dev.etlsdk.formats.json.internal.text.Numeral;
import dev.etlsdk.formats.json.internal.text.Status;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes text for values of the scalar types, by way of the JDK's own readers. Values are Boolean,
 * Long for whole numbers and times in the unit of their type, Float, Double, BigDecimal, String and
 * ByteBuffer. Immutable.
 */
final class GeneralText {

  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*+)(\\.[0-9]++)?([eE][+-]?[0-9]++)?");

  private final JsonOptions options;

  GeneralText(JsonOptions options) {
    this.options = options;
  }

  /** A text is no value of the type; without a stack trace. */
  static final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    private final Status status;

    Unreadable(Status status) {
      super(status.name(), null, false, false);
      this.status = status;
    }

    Status status() {
      return status;
    }
  }

  /** Whether strings are taken for values of a type. */
  boolean takesText(DataType type) {
    return switch (type.kind()) {
      case TINYINT, SMALLINT, INTEGER -> options.numbersInStrings();
      case BIGINT -> options.numbersInStrings() || options.bigints() == NumberForm.STRING;
      case DECIMAL -> options.numbersInStrings() || options.decimals() == NumberForm.STRING;
      case REAL, DOUBLE -> options.numbersInStrings() || options.nonFinite() == NonFinite.STRING;
      case VARCHAR, BINARY, DATE, TIME, TIMESTAMP, TIMESTAMP_LTZ -> true;
      case BOOLEAN, ARRAY, MAP, ROW -> false;
    };
  }

  /** Takes a string, or the key of a MAP; null only for what lenient syntax lets through. */
  @Nullable Object text(DataType type, String text, boolean key) throws Unreadable {
    boolean number = NUMBER.matcher(text).matches();
    return switch (type.kind()) {
      case VARCHAR -> text;
      case BOOLEAN -> {
        require(text.equals("true") || text.equals("false"));
        yield Boolean.valueOf(text);
      }
      case BINARY -> binary(text);
      case REAL, DOUBLE -> {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        NonFiniteText name = NonFiniteText.of(bytes, 0, bytes.length);
        if (name != null && options.nonFinite() == NonFinite.STRING) {
          yield type == DataType.REAL ? (Object) (float) name.value() : (Object) name.value();
        }
        require(number && (key || options.numbersInStrings()));
        yield number(type, text);
      }
      case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL -> {
        require(number);
        yield number(type, text);
      }
      case DATE, TIME, TIMESTAMP, TIMESTAMP_LTZ -> {
        if (number && (key || options.numbersInStrings())) {
          yield number(type, text);
        }
        yield GeneralTimes.parse(type, text, options.excessDigits() == ExcessDigits.ROUND);
      }
      case ARRAY, MAP, ROW -> throw new Unreadable(Status.WRONG);
    };
  }

  private static void require(boolean condition) throws Unreadable {
    if (!condition) {
      throw new Unreadable(Status.WRONG);
    }
  }

  private static ByteBuffer binary(String text) throws Unreadable {
    try {
      return ByteBuffer.wrap(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      throw new Unreadable(Status.WRONG);
    }
  }

  /** Takes a number; with lenient syntax also a name such as NaN. */
  @Nullable Object number(DataType type, String text) throws Unreadable {
    boolean round = options.excessDigits() == ExcessDigits.ROUND;
    return switch (type.kind()) {
      case TINYINT -> whole(text, 8, 0, RoundingMode.UNNECESSARY);
      case SMALLINT -> whole(text, 16, 0, RoundingMode.UNNECESSARY);
      case INTEGER -> whole(text, 32, 0, RoundingMode.UNNECESSARY);
      case BIGINT -> whole(text, 64, 0, RoundingMode.UNNECESSARY);
      case REAL, DOUBLE -> floating(type, text);
      case DECIMAL -> {
        DataType.Decimal decimal = (DataType.Decimal) type;
        RoundingMode mode = round ? RoundingMode.HALF_UP : RoundingMode.UNNECESSARY;
        yield new BigDecimal(
            scaled(text, decimal.scale(), decimal.precision(), mode), decimal.scale());
      }
      case TIMESTAMP, TIMESTAMP_LTZ -> {
        int digits = TemporalReader.epochDigits(options.timestamps());
        require(digits >= 0);
        int scale = ((DataType.Timestamp) type).precision() - digits;
        yield whole(text, 64, scale, round ? RoundingMode.FLOOR : RoundingMode.UNNECESSARY);
      }
      default -> throw new Unreadable(Status.WRONG);
    };
  }

  private @Nullable Object floating(DataType type, String text) throws Unreadable {
    if (text.length() > Numeral.MAX_LENGTH) {
      throw new Unreadable(Status.LONG);
    }
    boolean isDouble = type == DataType.DOUBLE;
    if (text.endsWith("N") || text.endsWith("y") || text.endsWith("F")) {
      return nonFinite(isDouble, text);
    }
    double value = isDouble ? Double.parseDouble(text) : Float.parseFloat(text);
    if (Double.isInfinite(value)) {
      throw new Unreadable(Status.RANGE);
    }
    return isDouble ? (Object) value : (Object) (float) value;
  }

  private @Nullable Object nonFinite(boolean isDouble, String text) throws Unreadable {
    switch (options.nonFinite()) {
      case NULL -> {
        return null;
      }
      case STRING -> {
        double value =
            text.equals("NaN")
                ? Double.NaN
                : text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        return isDouble ? (Object) value : (Object) (float) value;
      }
      default -> throw new Unreadable(Status.NON_FINITE);
    }
  }

  private static Long whole(String text, int bits, int scale, RoundingMode mode) throws Unreadable {
    BigInteger value = scaled(text, scale, 19, mode);
    if (value.bitLength() >= bits) {
      throw new Unreadable(Status.RANGE);
    }
    return value.longValue();
  }

  /** The number times 10^scale. */
  private static BigInteger scaled(String text, int scale, int maxDigits, RoundingMode mode)
      throws Unreadable {
    if (text.length() > Numeral.MAX_LENGTH) {
      throw new Unreadable(Status.LONG);
    }
    int exponentAt = Math.max(text.indexOf('e'), text.indexOf('E'));
    String digits = exponentAt < 0 ? text : text.substring(0, exponentAt);
    BigInteger exponent =
        exponentAt < 0 ? BigInteger.ZERO : new BigInteger(text.substring(exponentAt + 1));
    BigDecimal significand = new BigDecimal(digits);
    if (significand.signum() == 0) {
      return BigInteger.ZERO;
    }
    // A power that makes the number larger or smaller than anything a type or a digit tells apart.
    int power =
        exponent.max(BigInteger.valueOf(-10_000)).min(BigInteger.valueOf(10_000)).intValue();
    BigDecimal value = significand.scaleByPowerOfTen(power + scale);
    if (value.precision() - value.scale() > maxDigits) {
      throw new Unreadable(Status.RANGE);
    }
    try {
      BigInteger whole = value.setScale(0, mode).unscaledValue();
      if (new BigDecimal(whole).precision() > maxDigits && whole.signum() != 0) {
        throw new Unreadable(Status.RANGE);
      }
      return whole;
    } catch (ArithmeticException e) {
      throw new Unreadable(Status.EXCESS);
    }
  }

  /**
   * The same text, but that a letter from beyond ASCII among the four digits of an escape is one
   * that no parser takes for a digit: Jackson looks at the low byte only, so that {@code U+0233}
   * would count as a 3.
   */
  static String withAsciiHex(String json) {
    StringBuilder changed = null;
    int at = json.indexOf('\\');
    while (at >= 0 && at + 1 < json.length()) {
      if (json.charAt(at + 1) == 'u') {
        for (int i = at + 2; i < Math.min(at + 6, json.length()); i++) {
          if (json.charAt(i) >= 0x80) {
            changed = changed == null ? new StringBuilder(json) : changed;
            changed.setCharAt(i, 'z');
          }
        }
      }
      at = json.indexOf('\\', at + 2);
    }
    return changed == null ? json : changed.toString();
  }
}
