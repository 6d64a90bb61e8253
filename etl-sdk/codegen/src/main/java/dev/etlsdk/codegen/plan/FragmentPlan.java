package dev.etlsdk.codegen.plan;

import dev.etlsdk.api.schema.Schema;
import java.util.List;

/**
 * The part of a query that reads one table.
 *
 * @param table its name
 * @param stages in order; the first reads the table's columns, the last makes the query's
 */
public record FragmentPlan(String table, List<FragmentStage> stages) {

  public FragmentPlan {
    stages = List.copyOf(stages);
  }

  /** The columns that the fragment reads of the table. */
  public Schema input() {
    return stages.get(0).input();
  }
}
