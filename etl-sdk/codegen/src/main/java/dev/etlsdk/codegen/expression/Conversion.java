package dev.etlsdk.codegen.expression;

import dev.etlsdk.codegen.internal.CastCode;

/** Which conversions there are. */
public final class Conversion {

  private Conversion() {}

  /** Whether {@link Expression.Cast} takes values of one type to another. */
  public static boolean exists(ValueType from, ValueType to) {
    return CastCode.exists(from, to);
  }
}
