package dev.etlsdk.codegen.internal;

import com.palantir.javapoet.CodeBlock;
import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.api.schema.TypeKind;
import dev.etlsdk.codegen.expression.CastMode;
import dev.etlsdk.codegen.expression.ValueType;
import dev.etlsdk.kernels.Bytes;
import dev.etlsdk.kernels.Decimals;
import dev.etlsdk.kernels.Temporals;
import dev.etlsdk.kernels.cast.NumberCasts;
import dev.etlsdk.kernels.cast.TextToNumber;
import dev.etlsdk.kernels.cast.TextToTime;
import dev.etlsdk.kernels.cast.ToText;
import java.util.EnumSet;
import java.util.Set;

/** The Java expression that converts a value. */
public final class CastCode {

  private static final Set<TypeKind> INTEGERS =
      EnumSet.of(TypeKind.TINYINT, TypeKind.SMALLINT, TypeKind.INTEGER, TypeKind.BIGINT);
  private static final Set<TypeKind> FLOATS = EnumSet.of(TypeKind.REAL, TypeKind.DOUBLE);

  private CastCode() {}

  /** Whether there is a conversion. */
  public static boolean exists(ValueType from, ValueType to) {
    try {
      of(CodeBlock.of("x"), from, to, CastMode.STRICT);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Whether the conversion can't fail. */
  static boolean isTotal(ValueType from, ValueType to) {
    if (!(from instanceof ValueType.Data a) || !(to instanceof ValueType.Data b)) {
      return true;
    }
    TypeKind source = a.type().kind();
    TypeKind target = b.type().kind();
    if (source == TypeKind.VARCHAR) {
      return target == TypeKind.VARCHAR || target == TypeKind.BINARY;
    }
    if (target == TypeKind.VARCHAR) {
      return source != TypeKind.BINARY && !isPointInTime(source);
    }
    if (isPointInTime(source)) {
      return target == TypeKind.TIME || a.type().equals(b.type());
    }
    if (INTEGERS.contains(source) && INTEGERS.contains(target)) {
      return source.ordinal() <= target.ordinal();
    }
    return target == TypeKind.BOOLEAN
        || source == TypeKind.BOOLEAN
        || FLOATS.contains(target) && INTEGERS.contains(source)
        || target == TypeKind.DOUBLE
        || target == TypeKind.TIME
        || a.type().equals(b.type());
  }

  /** What can lie too far away for a date or a calendar. */
  private static boolean isPointInTime(TypeKind kind) {
    return kind == TypeKind.TIMESTAMP || kind == TypeKind.TIMESTAMP_LTZ;
  }

  /** The conversion of a value that isn't NULL. */
  static CodeBlock of(CodeBlock code, ValueType from, ValueType to, CastMode mode) {
    if (from instanceof ValueType.Null || from.equals(to) && mode.length() == 0) {
      return code;
    }
    if (isCount(from) && isCount(to)) {
      return code;
    }
    if (!(from instanceof ValueType.Data a) || !(to instanceof ValueType.Data b)) {
      throw none(from, to);
    }
    DataType source = a.type();
    DataType target = b.type();
    return switch (target.kind()) {
      case BOOLEAN -> toBoolean(code, source);
      case TINYINT, SMALLINT, INTEGER, BIGINT -> toInteger(code, source, target);
      case REAL, DOUBLE -> toFloat(code, source, target);
      case DECIMAL -> toDecimal(code, source, (DataType.Decimal) target);
      case VARCHAR -> length(toText(code, source), mode);
      case BINARY -> toBinary(code, source);
      case DATE -> toDate(code, source);
      case TIME -> toTime(code, source, ((DataType.Time) target).precision());
      case TIMESTAMP, TIMESTAMP_LTZ -> toTimestamp(code, source, (DataType.Timestamp) target);
      case ARRAY, MAP, ROW -> nested(code, source, target);
    };
  }

  /** An interval is the BIGINT of its months or nanoseconds. */
  private static boolean isCount(ValueType type) {
    return type instanceof ValueType.Interval || type.equals(ValueType.of(DataType.BIGINT));
  }

  private static CodeBlock toBoolean(CodeBlock code, DataType source) {
    if (source.kind() == TypeKind.VARCHAR) {
      return CodeBlock.of("$T.toBoolean($L)", TextToNumber.class, code);
    }
    requireNumber(source, DataType.BOOLEAN);
    return CodeBlock.of("$T.toBoolean($L)", NumberCasts.class, code);
  }

  private static CodeBlock toInteger(CodeBlock code, DataType source, DataType target) {
    JavaKind kind = JavaKind.of(target);
    if (source.kind() == TypeKind.VARCHAR) {
      return CodeBlock.of("$T.to$L($L)", TextToNumber.class, kind.memory(), code);
    }
    if (source.kind() == TypeKind.BOOLEAN) {
      return CodeBlock.of("(($T) $T.fromBoolean($L))", kind.java(), NumberCasts.class, code);
    }
    requireNumber(source, target);
    if (INTEGERS.contains(source.kind()) && source.kind().ordinal() < target.kind().ordinal()) {
      return CodeBlock.of("(($T) $L)", kind.java(), code);
    }
    return CodeBlock.of("$T.to$L($L)", NumberCasts.class, kind.memory(), code);
  }

  private static CodeBlock toFloat(CodeBlock code, DataType source, DataType target) {
    JavaKind kind = JavaKind.of(target);
    if (source.kind() == TypeKind.VARCHAR) {
      return CodeBlock.of("$T.to$L($L)", TextToNumber.class, kind.memory(), code);
    }
    requireNumber(source, target);
    if (source.kind() == TypeKind.DECIMAL || source.kind() == TypeKind.DOUBLE) {
      return CodeBlock.of("$T.to$L($L)", NumberCasts.class, kind.memory(), code);
    }
    return CodeBlock.of("(($T) $L)", kind.java(), code);
  }

  private static CodeBlock toDecimal(CodeBlock code, DataType source, DataType.Decimal target) {
    int precision = target.precision();
    int scale = target.scale();
    if (source.kind() == TypeKind.VARCHAR) {
      return CodeBlock.of("$T.toDecimal($L, $L, $L)", TextToNumber.class, code, precision, scale);
    }
    requireNumber(source, target);
    return source.kind() == TypeKind.DECIMAL
        ? CodeBlock.of("$T.fit($L, $L, $L)", Decimals.class, code, precision, scale)
        : CodeBlock.of("$T.toDecimal($L, $L, $L)", NumberCasts.class, code, precision, scale);
  }

  private static CodeBlock toText(CodeBlock code, DataType source) {
    return switch (source.kind()) {
      case VARCHAR -> code;
      case DATE -> CodeBlock.of("$T.date($L)", ToText.class, code);
      case TIME ->
          CodeBlock.of("$T.time($L, $L)", ToText.class, code, Conversions.precision(source));
      case TIMESTAMP ->
          CodeBlock.of("$T.timestamp($L, $L)", ToText.class, code, Conversions.precision(source));
      case TIMESTAMP_LTZ ->
          CodeBlock.of("$T.instant($L, $L)", ToText.class, code, Conversions.precision(source));
      case ARRAY, MAP, ROW -> throw none(ValueType.of(source), ValueType.of(DataType.VARCHAR));
      default -> CodeBlock.of("$T.text($L)", ToText.class, code);
    };
  }

  private static CodeBlock length(CodeBlock text, CastMode mode) {
    return mode.length() == 0
        ? text
        : CodeBlock.of(
            "$T.$L($L, $L)", ToText.class, mode.pad() ? "pad" : "cut", text, mode.length());
  }

  private static CodeBlock toBinary(CodeBlock code, DataType source) {
    return switch (source.kind()) {
      case BINARY -> code;
      case VARCHAR -> CodeBlock.of("$T.of($L)", Bytes.class, code);
      default -> throw none(ValueType.of(source), ValueType.of(DataType.BINARY));
    };
  }

  private static CodeBlock toDate(CodeBlock code, DataType source) {
    return switch (source.kind()) {
      case VARCHAR -> CodeBlock.of("$T.toDate($L)", TextToTime.class, code);
      case TIMESTAMP, TIMESTAMP_LTZ ->
          CodeBlock.of("$T.dateOf($L, $L)", Temporals.class, code, Conversions.precision(source));
      case DATE -> code;
      default -> throw none(ValueType.of(source), ValueType.of(DataType.DATE));
    };
  }

  private static CodeBlock toTime(CodeBlock code, DataType source, int precision) {
    return switch (source.kind()) {
      case VARCHAR -> CodeBlock.of("$T.toTime($L, $L)", TextToTime.class, code, precision);
      case TIME -> rescaled(code, "rescaleTime", Conversions.precision(source), precision);
      case TIMESTAMP, TIMESTAMP_LTZ -> {
        int from = Conversions.precision(source);
        yield rescaled(
            CodeBlock.of("$T.timeOf($L, $L)", Temporals.class, code, from),
            "rescaleTime",
            from,
            precision);
      }
      default -> throw none(ValueType.of(source), ValueType.of(DataType.time(precision)));
    };
  }

  private static CodeBlock toTimestamp(CodeBlock code, DataType source, DataType.Timestamp target) {
    int precision = target.precision();
    return switch (source.kind()) {
      case VARCHAR ->
          CodeBlock.of(
              "$T.$L($L, $L)",
              TextToTime.class,
              target.local() ? "toInstant" : "toTimestamp",
              code,
              precision);
      case DATE -> CodeBlock.of("$T.startOfDay($L, $L)", Temporals.class, code, precision);
      case TIMESTAMP, TIMESTAMP_LTZ ->
          rescaled(code, "rescale", Conversions.precision(source), precision);
      default -> throw none(ValueType.of(source), ValueType.of(target));
    };
  }

  private static CodeBlock rescaled(CodeBlock code, String method, int from, int to) {
    return from == to
        ? code
        : CodeBlock.of("$T.$L($L, $L, $L)", Temporals.class, method, code, from, to);
  }

  private static CodeBlock nested(CodeBlock code, DataType source, DataType target) {
    if (NestedTypes.sameValues(source, target)) {
      return code;
    }
    throw none(ValueType.of(source), ValueType.of(target));
  }

  private static void requireNumber(DataType source, DataType target) {
    TypeKind kind = source.kind();
    if (!INTEGERS.contains(kind) && !FLOATS.contains(kind) && kind != TypeKind.DECIMAL) {
      throw none(ValueType.of(source), ValueType.of(target));
    }
  }

  private static IllegalArgumentException none(ValueType from, ValueType to) {
    return new IllegalArgumentException("there is no CAST from " + from + " to " + to);
  }
}
