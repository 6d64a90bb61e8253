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
 * {@code LEAST(a, b, …)}: the smallest of several values of one type, leaving out NULL; NULL if all
 * are. NaN is larger than any number. More than two values are compared two by two.
 *
 * <p>{@code SELECT LEAST(1, NULL, 3) => 1}
 */
public final class Least {

  private Least() {}

  /** The smallest of two values. */
  @Udf("LEAST")
  public static @Nullable Boolean least(@Nullable Boolean a, @Nullable Boolean b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return Boolean.compare(a, b) <= 0 ? a : b;
  }

  /** The smallest of two values. */
  @Udf("LEAST")
  public static @Nullable Byte least(@Nullable Byte a, @Nullable Byte b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return Byte.compare(a, b) <= 0 ? a : b;
  }

  /** The smallest of two values. */
  @Udf("LEAST")
  public static @Nullable Short least(@Nullable Short a, @Nullable Short b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return Short.compare(a, b) <= 0 ? a : b;
  }

  /** The smallest of two values. */
  @Udf("LEAST")
  public static @Nullable Integer least(@Nullable Integer a, @Nullable Integer b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return Integer.compare(a, b) <= 0 ? a : b;
  }

  /** The smallest of two values. */
  @Udf("LEAST")
  public static @Nullable Long least(@Nullable Long a, @Nullable Long b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return Long.compare(a, b) <= 0 ? a : b;
  }

  /** The smallest of two values. */
  @Udf("LEAST")
  public static @Nullable Float least(@Nullable Float a, @Nullable Float b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return Float.compare(a, b) <= 0 ? a : b;
  }

  /** The smallest of two values. */
  @Udf("LEAST")
  public static @Nullable Double least(@Nullable Double a, @Nullable Double b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return Double.compare(a, b) <= 0 ? a : b;
  }

  /** The smallest of two values. */
  @Udf("LEAST")
  public static @Nullable BigDecimal least(
      @AcceptsNull @Nullable BigDecimal a, @AcceptsNull @Nullable BigDecimal b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.compareTo(b) <= 0 ? a : b;
  }

  /** The smallest of two values. */
  @Udf("LEAST")
  public static @Nullable String least(
      @AcceptsNull @Nullable String a, @AcceptsNull @Nullable String b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return CodePoints.compare(a, b) <= 0 ? a : b;
  }

  /** The smallest of two values. */
  @Udf("LEAST")
  public static byte @Nullable [] least(
      @AcceptsNull byte @Nullable [] a, @AcceptsNull byte @Nullable [] b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return Arrays.compareUnsigned(a, b) <= 0 ? a : b;
  }

  /** The smallest of two values. */
  @Udf("LEAST")
  public static @Nullable LocalDate least(
      @AcceptsNull @Nullable LocalDate a, @AcceptsNull @Nullable LocalDate b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.compareTo(b) <= 0 ? a : b;
  }

  /** The smallest of two values. */
  @Udf("LEAST")
  public static @Nullable LocalTime least(
      @AcceptsNull @Nullable LocalTime a, @AcceptsNull @Nullable LocalTime b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.compareTo(b) <= 0 ? a : b;
  }

  /** The smallest of two values. */
  @Udf("LEAST")
  public static @Nullable LocalDateTime least(
      @AcceptsNull @Nullable LocalDateTime a, @AcceptsNull @Nullable LocalDateTime b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.compareTo(b) <= 0 ? a : b;
  }

  /** The smallest of two values. */
  @Udf("LEAST")
  public static @Nullable Instant least(
      @AcceptsNull @Nullable Instant a, @AcceptsNull @Nullable Instant b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.compareTo(b) <= 0 ? a : b;
  }
}
