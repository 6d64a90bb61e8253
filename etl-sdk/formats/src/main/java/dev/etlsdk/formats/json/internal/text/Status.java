package dev.etlsdk.formats.json.internal.text;

/** Whether a text could be taken for a value of a type, and if not, why. */
public enum Status {
  OK,
  /** It is no such value. */
  WRONG,
  /** A number or time beyond what the type holds. */
  RANGE,
  /** Digits behind the point for which the type has no room. */
  EXCESS,
  /** A number of more characters than are read. */
  LONG,
  /** NaN or an infinity. */
  NON_FINITE,
  /** A time with a zone for a type without. */
  ZONE,
  /** A time without a zone for a type with one. */
  NO_ZONE
}
