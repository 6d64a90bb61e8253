package dev.etlsdk.api.schema.javatype;

/** What stands at the use of a reference type about null. */
public enum Nullness {
  /** {@code @Nullable}. */
  NULLABLE,
  /** {@code @NonNull}. */
  NON_NULL,
  /** Nothing: the scope decides. */
  UNMARKED
}
