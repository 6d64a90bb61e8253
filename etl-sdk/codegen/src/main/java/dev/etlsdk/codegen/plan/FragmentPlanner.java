package dev.etlsdk.codegen.plan;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a plan into fragments, one for each table that is read, and fuses the nodes of a fragment
 * into stages.
 */
final class FragmentPlanner {

  private FragmentPlanner() {}

  /**
   * The fragments of a plan.
   *
   * @param name of the generated classes; a number is added where there are several
   * @param comment what the classes say of themselves
   * @throws EtlException ETL-SQL-0006 if a node needs more than one row
   */
  static List<FragmentPlan> plan(PlanNode root, String name, String comment) {
    requireRowByRow(root);
    List<List<PlanNode>> chains = chains(root);
    List<FragmentPlan> fragments = new ArrayList<>();
    for (int i = 0; i < chains.size(); i++) {
      String className = chains.size() == 1 ? name : name + "_" + (i + 1);
      fragments.add(fragment(chains.get(i), root.output(), new StageNames(className, comment)));
    }
    return fragments;
  }

  /** The ways from each table to the root. */
  static List<List<PlanNode>> chains(PlanNode node) {
    if (node instanceof PlanNode.Scan) {
      return List.of(List.of(node));
    }
    List<List<PlanNode>> all = new ArrayList<>();
    for (PlanNode input : node.inputs()) {
      for (List<PlanNode> chain : chains(input)) {
        List<PlanNode> longer = new ArrayList<>(chain);
        longer.add(node);
        all.add(longer);
      }
    }
    return all;
  }

  private static void requireRowByRow(PlanNode node) {
    String refused = "";
    if (node instanceof PlanNode.Aggregate) {
      refused = "GROUP BY, DISTINCT or an aggregate function";
    } else if (node instanceof PlanNode.Join) {
      refused = "JOIN";
    } else if (node instanceof PlanNode.Sort) {
      refused = "ORDER BY, LIMIT or OFFSET";
    } else if (node instanceof PlanNode.Exchange) {
      refused = "sending rows between tasks by a key";
    }
    if (!refused.isEmpty()) {
      throw EtlException.of(EtlError.SQL_0006, refused + " isn't supported")
          .fix(
              "a query works on one row at a time: SELECT, WHERE, UNNEST and UNION ALL over the columns of the row")
          .build();
    }
    node.inputs().forEach(FragmentPlanner::requireRowByRow);
  }

  private static FragmentPlan fragment(List<PlanNode> chain, Schema output, StageNames names) {
    PlanNode.Scan scan = (PlanNode.Scan) chain.get(0);
    StageFuser fuser = new StageFuser(scan.output(), names);
    for (int i = 1; i < chain.size(); i++) {
      fuser.add(chain.get(i), i == chain.size() - 1);
    }
    return new FragmentPlan(scan.table(), ColumnPruning.prune(fuser.finish(output)));
  }
}
