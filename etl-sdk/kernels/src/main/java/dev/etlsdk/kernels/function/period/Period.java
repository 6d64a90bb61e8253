package dev.etlsdk.kernels.function.period;

/** Two points of which the first is not later, from two in any order. Immutable. */
record Period<T extends Comparable<? super T>>(T start, T end) {

  static <T extends Comparable<? super T>> Period<T> of(T a, T b) {
    return a.compareTo(b) <= 0 ? new Period<>(a, b) : new Period<>(b, a);
  }

  /** Without their ends they have a point in common, or they start together. */
  boolean overlaps(Period<T> other) {
    boolean together = start.compareTo(other.start) == 0;
    return together || (start.compareTo(other.end) < 0 && other.start.compareTo(end) < 0);
  }

  boolean contains(Period<T> other) {
    return start.compareTo(other.start) <= 0 && other.end.compareTo(end) <= 0;
  }

  boolean precedes(Period<T> other) {
    return end.compareTo(other.start) <= 0;
  }

  boolean meets(Period<T> other) {
    return end.compareTo(other.start) == 0;
  }

  boolean isSame(Period<T> other) {
    return start.compareTo(other.start) == 0 && end.compareTo(other.end) == 0;
  }
}
