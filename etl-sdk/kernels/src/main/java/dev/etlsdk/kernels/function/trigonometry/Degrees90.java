package dev.etlsdk.kernels.function.trigonometry;

/**
 * Trigonometry in degrees that is exact at multiples of 30 and 45: an angle is brought into the
 * first quadrant, and results are scaled so that they fit what is known there. Stateless.
 */
final class Degrees90 {

  private static final double RADIAN = Math.PI / 180;
  private static final double SIN_30 = Math.sin(30 * RADIAN);
  private static final double ONE_MINUS_COS_60 = 1 - Math.cos(60 * RADIAN);
  private static final double ASIN_HALF = Math.asin(0.5);
  private static final double ACOS_HALF = Math.acos(0.5);
  private static final double ATAN_ONE = Math.atan(1);
  private static final double TAN_45 = sineQ1(45) / cosineQ1(45);

  private Degrees90() {}

  /** Sine from 0 to 90 degrees. */
  static double sineQ1(double angle) {
    return angle <= 30 ? sineTo30(angle) : cosineTo60(90 - angle);
  }

  /** Cosine from 0 to 90 degrees. */
  static double cosineQ1(double angle) {
    return angle <= 60 ? cosineTo60(angle) : sineTo30(90 - angle);
  }

  /** Tangent from 0 to 90 degrees. */
  static double tangentQ1(double angle) {
    return sineQ1(angle) / cosineQ1(angle) / TAN_45;
  }

  private static double sineTo30(double angle) {
    return Math.sin(angle * RADIAN) / SIN_30 / 2;
  }

  private static double cosineTo60(double angle) {
    return 1 - (1 - Math.cos(angle * RADIAN)) / ONE_MINUS_COS_60 / 2;
  }

  /** Degrees from 0 to 90 for a sine from 0 to 1. */
  static double arcSine(double value) {
    return value <= 0.5
        ? Math.asin(value) / ASIN_HALF * 30
        : 90 - Math.acos(value) / ACOS_HALF * 60;
  }

  /** Degrees from 0 to 90 for a cosine from 0 to 1. */
  static double arcCosine(double value) {
    return value <= 0.5
        ? 90 - Math.asin(value) / ASIN_HALF * 30
        : Math.acos(value) / ACOS_HALF * 60;
  }

  /** Degrees for a tangent. */
  static double arcTangent(double value) {
    return Math.atan(value) / ATAN_ONE * 45;
  }
}
