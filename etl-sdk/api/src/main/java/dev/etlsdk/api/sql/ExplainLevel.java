package dev.etlsdk.api.sql;

/** How much an explanation shows. */
public enum ExplainLevel {
  /** The plan. */
  PLAN,
  /** The plan and the generated source. */
  CODE
}
