package dev.etlsdk.api.sql;

import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.transform.BatchTransform;
import java.util.List;

/** A part of a query that reads one table. Immutable and thread-safe. */
public interface SqlFragment {

  /** The table it reads. */
  String table();

  /**
   * The columns it reads, in the order in which {@link #create its transform} wants them in a
   * batch; among them metadata columns. Fewer than the table has, where the query needs fewer.
   */
  Schema input();

  /** A transform for one task. It opens the instances of functions it calls, and closes them. */
  BatchTransform create();

  /** The names of the columns it reads. */
  default List<String> columns() {
    return input().names();
  }
}
