package dev.etlsdk.codegen.plan;

import java.util.List;

/**
 * The part of a query that reads one table.
 *
 * @param table its name
 * @param stages in order; the first reads the table's columns, the last makes the query's
 */
public record FragmentPlan(String table, List<StagePlan> stages) {

  public FragmentPlan {
    stages = List.copyOf(stages);
  }
}
