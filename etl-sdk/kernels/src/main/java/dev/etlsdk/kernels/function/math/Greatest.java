package dev.etlsdk.kernels.function.math;

import dev.etlsdk.kernels.function.string.CodePoints;
import dev.etlsdk.udf.AcceptsNull;
import dev.etlsdk.udf.Udf;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * {@code GREATEST(a, b, …)}: the largest of several values of one type, leaving out NULL; NULL if
 * all are. NaN is larger than any number. More than two values are compared two by two.
 *
 * <p>{@code SELECT GREATEST(1, NULL, 3) => 3}
 */
public final class Greatest {

  private Greatest() {}

  /** The largest of two values. */
  @Udf("GREATEST")
  public static @Nullable Boolean greatest(@Nullable Boolean a, @Nullable Boolean b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return Boolean.compare(a, b) >= 0 ? a : b;
  }

  /** The largest of two values. */
  @Udf("GREATEST")
  public static @Nullable Byte greatest(@Nullable Byte a, @Nullable Byte b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return Byte.compare(a, b) >= 0 ? a : b;
  }

  /** The largest of two values. */
  @Udf("GREATEST")
  public static @Nullable Short greatest(@Nullable Short a, @Nullable Short b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return Short.compare(a, b) >= 0 ? a : b;
  }

  /** The largest of two values. */
  @Udf("GREATEST")
  public static @Nullable Integer greatest(@Nullable Integer a, @Nullable Integer b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return Integer.compare(a, b) >= 0 ? a : b;
  }

  /** The largest of two values. */
  @Udf("GREATEST")
  public static @Nullable Long greatest(@Nullable Long a, @Nullable Long b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return Long.compare(a, b) >= 0 ? a : b;
  }

  /** The largest of two values. */
  @Udf("GREATEST")
  public static @Nullable Float greatest(@Nullable Float a, @Nullable Float b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return Float.compare(a, b) >= 0 ? a : b;
  }

  /** The largest of two values. */
  @Udf("GREATEST")
  public static @Nullable Double greatest(@Nullable Double a, @Nullable Double b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return Double.compare(a, b) >= 0 ? a : b;
  }

  /** The largest of two values. */
  @Udf("GREATEST")
  public static @Nullable BigDecimal greatest(
      @AcceptsNull @Nullable BigDecimal a, @AcceptsNull @Nullable BigDecimal b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.compareTo(b) >= 0 ? a : b;
  }

  /** The largest of two values. */
  @Udf("GREATEST")
  public static @Nullable String greatest(
      @AcceptsNull @Nullable String a, @AcceptsNull @Nullable String b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return CodePoints.compare(a, b) >= 0 ? a : b;
  }

  /** The largest of two values. */
  @Udf("GREATEST")
  public static byte @Nullable [] greatest(
      @AcceptsNull byte @Nullable [] a, @AcceptsNull byte @Nullable [] b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return Arrays.compareUnsigned(a, b) >= 0 ? a : b;
  }

  /** The largest of two values. */
  @Udf("GREATEST")
  public static @Nullable LocalDate greatest(
      @AcceptsNull @Nullable LocalDate a, @AcceptsNull @Nullable LocalDate b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.compareTo(b) >= 0 ? a : b;
  }

  /** The largest of two values. */
  @Udf("GREATEST")
  public static @Nullable LocalTime greatest(
      @AcceptsNull @Nullable LocalTime a, @AcceptsNull @Nullable LocalTime b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.compareTo(b) >= 0 ? a : b;
  }

  /** The largest of two values. */
  @Udf("GREATEST")
  public static @Nullable LocalDateTime greatest(
      @AcceptsNull @Nullable LocalDateTime a, @AcceptsNull @Nullable LocalDateTime b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.compareTo(b) >= 0 ? a : b;
  }

  /** The largest of two values. */
  @Udf("GREATEST")
  public static @Nullable Instant greatest(
      @AcceptsNull @Nullable Instant a, @AcceptsNull @Nullable Instant b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.compareTo(b) >= 0 ? a : b;
  }
}
