package dev.etlsdk.kernels.function;

import dev.etlsdk.kernels.function.bits.BitAnd;
import dev.etlsdk.kernels.function.bits.BitCount;
import dev.etlsdk.kernels.function.bits.BitNot;
import dev.etlsdk.kernels.function.bits.BitOr;
import dev.etlsdk.kernels.function.bits.BitXor;
import dev.etlsdk.kernels.function.bits.LeftShift;
import dev.etlsdk.kernels.function.collection.Cardinality;
import dev.etlsdk.kernels.function.collection.Element;
import dev.etlsdk.kernels.function.collection.IsEmpty;
import dev.etlsdk.kernels.function.field.DatePart;
import dev.etlsdk.kernels.function.field.Dayofmonth;
import dev.etlsdk.kernels.function.field.Dayofweek;
import dev.etlsdk.kernels.function.field.Dayofyear;
import dev.etlsdk.kernels.function.field.Hour;
import dev.etlsdk.kernels.function.field.Minute;
import dev.etlsdk.kernels.function.field.Month;
import dev.etlsdk.kernels.function.field.Quarter;
import dev.etlsdk.kernels.function.field.Second;
import dev.etlsdk.kernels.function.field.Week;
import dev.etlsdk.kernels.function.field.Year;
import dev.etlsdk.kernels.function.hash.Md5;
import dev.etlsdk.kernels.function.hash.Sha1;
import dev.etlsdk.kernels.function.hash.Sha256;
import dev.etlsdk.kernels.function.hash.Sha512;
import dev.etlsdk.kernels.function.math.Abs;
import dev.etlsdk.kernels.function.math.Cbrt;
import dev.etlsdk.kernels.function.math.Ceil;
import dev.etlsdk.kernels.function.math.Exp;
import dev.etlsdk.kernels.function.math.Factorial;
import dev.etlsdk.kernels.function.math.Floor;
import dev.etlsdk.kernels.function.math.Gcd;
import dev.etlsdk.kernels.function.math.Greatest;
import dev.etlsdk.kernels.function.math.Lcm;
import dev.etlsdk.kernels.function.math.Least;
import dev.etlsdk.kernels.function.math.Ln;
import dev.etlsdk.kernels.function.math.Log;
import dev.etlsdk.kernels.function.math.Log10;
import dev.etlsdk.kernels.function.math.Mod;
import dev.etlsdk.kernels.function.math.Pi;
import dev.etlsdk.kernels.function.math.Power;
import dev.etlsdk.kernels.function.math.Rand;
import dev.etlsdk.kernels.function.math.RandInteger;
import dev.etlsdk.kernels.function.math.Random;
import dev.etlsdk.kernels.function.math.Round;
import dev.etlsdk.kernels.function.math.Sign;
import dev.etlsdk.kernels.function.math.Sqrt;
import dev.etlsdk.kernels.function.math.Truncate;
import dev.etlsdk.kernels.function.math.WidthBucket;
import dev.etlsdk.kernels.function.pattern.Ilike;
import dev.etlsdk.kernels.function.pattern.Like;
import dev.etlsdk.kernels.function.pattern.PosixRegex;
import dev.etlsdk.kernels.function.pattern.RegexpCount;
import dev.etlsdk.kernels.function.pattern.RegexpLike;
import dev.etlsdk.kernels.function.pattern.RegexpReplace;
import dev.etlsdk.kernels.function.pattern.RegexpSubstr;
import dev.etlsdk.kernels.function.pattern.SimilarTo;
import dev.etlsdk.kernels.function.period.Contains;
import dev.etlsdk.kernels.function.period.ImmediatelyPrecedes;
import dev.etlsdk.kernels.function.period.ImmediatelySucceeds;
import dev.etlsdk.kernels.function.period.Overlaps;
import dev.etlsdk.kernels.function.period.PeriodEquals;
import dev.etlsdk.kernels.function.period.Precedes;
import dev.etlsdk.kernels.function.period.Succeeds;
import dev.etlsdk.kernels.function.search.Difference;
import dev.etlsdk.kernels.function.search.Position;
import dev.etlsdk.kernels.function.search.Replace;
import dev.etlsdk.kernels.function.search.Soundex;
import dev.etlsdk.kernels.function.search.SplitPart;
import dev.etlsdk.kernels.function.search.StartsWith;
import dev.etlsdk.kernels.function.search.StringToArray;
import dev.etlsdk.kernels.function.search.Strpos;
import dev.etlsdk.kernels.function.search.Translate;
import dev.etlsdk.kernels.function.string.Ascii;
import dev.etlsdk.kernels.function.string.Btrim;
import dev.etlsdk.kernels.function.string.CharLength;
import dev.etlsdk.kernels.function.string.Chr;
import dev.etlsdk.kernels.function.string.Concat;
import dev.etlsdk.kernels.function.string.ConcatOperator;
import dev.etlsdk.kernels.function.string.ConcatWs;
import dev.etlsdk.kernels.function.string.Initcap;
import dev.etlsdk.kernels.function.string.Left;
import dev.etlsdk.kernels.function.string.Lower;
import dev.etlsdk.kernels.function.string.Lpad;
import dev.etlsdk.kernels.function.string.Ltrim;
import dev.etlsdk.kernels.function.string.OctetLength;
import dev.etlsdk.kernels.function.string.Overlay;
import dev.etlsdk.kernels.function.string.Repeat;
import dev.etlsdk.kernels.function.string.Reverse;
import dev.etlsdk.kernels.function.string.Right;
import dev.etlsdk.kernels.function.string.Rpad;
import dev.etlsdk.kernels.function.string.Rtrim;
import dev.etlsdk.kernels.function.string.Substring;
import dev.etlsdk.kernels.function.string.Trim;
import dev.etlsdk.kernels.function.string.Upper;
import dev.etlsdk.kernels.function.template.ToChar;
import dev.etlsdk.kernels.function.template.ToDate;
import dev.etlsdk.kernels.function.template.ToTimestamp;
import dev.etlsdk.kernels.function.temporal.Age;
import dev.etlsdk.kernels.function.temporal.CeilTo;
import dev.etlsdk.kernels.function.temporal.DateTrunc;
import dev.etlsdk.kernels.function.temporal.FloorTo;
import dev.etlsdk.kernels.function.temporal.LastDay;
import dev.etlsdk.kernels.function.temporal.MakeDate;
import dev.etlsdk.kernels.function.temporal.MakeTime;
import dev.etlsdk.kernels.function.temporal.MakeTimestamp;
import dev.etlsdk.kernels.function.temporal.TimestampMillis;
import dev.etlsdk.kernels.function.temporal.TimestampSeconds;
import dev.etlsdk.kernels.function.temporal.UnixMillis;
import dev.etlsdk.kernels.function.temporal.UnixSeconds;
import dev.etlsdk.kernels.function.trigonometry.Acos;
import dev.etlsdk.kernels.function.trigonometry.Acosd;
import dev.etlsdk.kernels.function.trigonometry.Acosh;
import dev.etlsdk.kernels.function.trigonometry.Asin;
import dev.etlsdk.kernels.function.trigonometry.Asind;
import dev.etlsdk.kernels.function.trigonometry.Asinh;
import dev.etlsdk.kernels.function.trigonometry.Atan;
import dev.etlsdk.kernels.function.trigonometry.Atan2;
import dev.etlsdk.kernels.function.trigonometry.Atand;
import dev.etlsdk.kernels.function.trigonometry.Atanh;
import dev.etlsdk.kernels.function.trigonometry.Cos;
import dev.etlsdk.kernels.function.trigonometry.Cosd;
import dev.etlsdk.kernels.function.trigonometry.Cosh;
import dev.etlsdk.kernels.function.trigonometry.Cot;
import dev.etlsdk.kernels.function.trigonometry.Coth;
import dev.etlsdk.kernels.function.trigonometry.Csc;
import dev.etlsdk.kernels.function.trigonometry.Csch;
import dev.etlsdk.kernels.function.trigonometry.Degrees;
import dev.etlsdk.kernels.function.trigonometry.Radians;
import dev.etlsdk.kernels.function.trigonometry.Sec;
import dev.etlsdk.kernels.function.trigonometry.Sech;
import dev.etlsdk.kernels.function.trigonometry.Sin;
import dev.etlsdk.kernels.function.trigonometry.Sind;
import dev.etlsdk.kernels.function.trigonometry.Sinh;
import dev.etlsdk.kernels.function.trigonometry.Tan;
import dev.etlsdk.kernels.function.trigonometry.Tand;
import dev.etlsdk.kernels.function.trigonometry.Tanh;
import java.util.List;
import java.util.Map;

/** The index of all functions of SQL. Immutable. */
public final class Functions {

  private static final List<Class<?>> CLASSES =
      List.of(
          Abs.class,
          Acos.class,
          Acosd.class,
          Acosh.class,
          Age.class,
          Ascii.class,
          Asin.class,
          Asind.class,
          Asinh.class,
          Atan.class,
          Atan2.class,
          Atand.class,
          Atanh.class,
          BitAnd.class,
          BitCount.class,
          BitNot.class,
          BitOr.class,
          BitXor.class,
          Btrim.class,
          Cardinality.class,
          Cbrt.class,
          Ceil.class,
          CeilTo.class,
          CharLength.class,
          Chr.class,
          Concat.class,
          ConcatOperator.class,
          ConcatWs.class,
          Contains.class,
          Cos.class,
          Cosd.class,
          Cosh.class,
          Cot.class,
          Coth.class,
          Csc.class,
          Csch.class,
          DatePart.class,
          DateTrunc.class,
          Dayofmonth.class,
          Dayofweek.class,
          Dayofyear.class,
          Degrees.class,
          Difference.class,
          Element.class,
          Exp.class,
          Factorial.class,
          Floor.class,
          FloorTo.class,
          Gcd.class,
          Greatest.class,
          Hour.class,
          Ilike.class,
          ImmediatelyPrecedes.class,
          ImmediatelySucceeds.class,
          Initcap.class,
          IsEmpty.class,
          LastDay.class,
          Lcm.class,
          Least.class,
          Left.class,
          LeftShift.class,
          Like.class,
          Ln.class,
          Log.class,
          Log10.class,
          Lower.class,
          Lpad.class,
          Ltrim.class,
          MakeDate.class,
          MakeTime.class,
          MakeTimestamp.class,
          Md5.class,
          Minute.class,
          Mod.class,
          Month.class,
          OctetLength.class,
          Overlaps.class,
          Overlay.class,
          PeriodEquals.class,
          Pi.class,
          Position.class,
          PosixRegex.class,
          Power.class,
          Precedes.class,
          Quarter.class,
          Radians.class,
          Rand.class,
          RandInteger.class,
          Random.class,
          RegexpCount.class,
          RegexpLike.class,
          RegexpReplace.class,
          RegexpSubstr.class,
          Repeat.class,
          Replace.class,
          Reverse.class,
          Right.class,
          Round.class,
          Rpad.class,
          Rtrim.class,
          Sec.class,
          Sech.class,
          Second.class,
          Sha1.class,
          Sha256.class,
          Sha512.class,
          Sign.class,
          SimilarTo.class,
          Sin.class,
          Sind.class,
          Sinh.class,
          Soundex.class,
          SplitPart.class,
          Sqrt.class,
          StartsWith.class,
          StringToArray.class,
          Strpos.class,
          Substring.class,
          Succeeds.class,
          Tan.class,
          Tand.class,
          Tanh.class,
          TimestampMillis.class,
          TimestampSeconds.class,
          ToChar.class,
          ToDate.class,
          ToTimestamp.class,
          Translate.class,
          Trim.class,
          Truncate.class,
          UnixMillis.class,
          UnixSeconds.class,
          Upper.class,
          Week.class,
          WidthBucket.class,
          Year.class);

  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("&", "BITAND"),
          Map.entry("<<", "LEFTSHIFT"),
          Map.entry("^", "BITXOR"),
          Map.entry("CEILING", "CEIL"),
          Map.entry("CHARACTER_LENGTH", "CHAR_LENGTH"),
          Map.entry("LENGTH", "CHAR_LENGTH"),
          Map.entry("SUBSTR", "SUBSTRING"));

  private Functions() {}

  /**
   * The classes that hold the functions, sorted by name; a class holds all overloads of its
   * functions.
   */
  public static List<Class<?>> classes() {
    return CLASSES;
  }

  /** Other names of functions, and the names of their methods. */
  public static Map<String, String> aliases() {
    return ALIASES;
  }
}
