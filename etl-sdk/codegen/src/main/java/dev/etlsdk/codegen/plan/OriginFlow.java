package dev.etlsdk.codegen.plan;

/** How the origins of rows pass through a plan node. */
public enum OriginFlow {
  /** Each row that goes out has the origin of the one that came in. */
  ONE_TO_ONE,
  /** Some rows stay out. */
  SUBSET,
  /** A row becomes none, one or several of its origin. */
  EXPAND,
  /** A row comes of several. */
  MERGE
}
