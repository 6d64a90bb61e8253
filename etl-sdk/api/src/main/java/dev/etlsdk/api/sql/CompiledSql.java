package dev.etlsdk.api.sql;

import dev.etlsdk.api.schema.Schema;
import java.util.List;

/** A compiled query. Immutable and thread-safe; makes transforms for tasks. */
public interface CompiledSql extends AutoCloseable {

  /** The columns of the result. */
  Schema schema();

  /**
   * The parts of the query, in order: each reads batches of one table and makes rows of {@link
   * #schema}. A union has several, and the same table may stand in more than one.
   */
  List<SqlFragment> fragments();

  /** The plan, or more. */
  String explain(ExplainLevel level);

  /** Lets go of generated classes and of the class loaders of functions. */
  @Override
  void close();
}
