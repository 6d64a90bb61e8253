package dev.etlsdk.api.sql;

/**
 * A query that was checked and compiled at build time: the annotation processor generates it.
 * Immutable and thread-safe.
 */
public interface PreparedSql {

  /** The text it was made of. */
  String sql();

  /**
   * The query, with its functions.
   *
   * @param udfs the configuration of classes with instance methods; the functions themselves were
   *     found at build time, and nothing is looked for
   */
  CompiledSql link(UdfOptions udfs);
}
