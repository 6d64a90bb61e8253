package dev.etlsdk.codegen.plan;

import java.util.List;

/**
 * A query cut into fragments.
 *
 * @param root what it does
 * @param fragments one for each table that is read, in order; their stages are what code is
 *     generated for
 */
public record QueryPlan(PlanNode root, List<FragmentPlan> fragments) {

  public QueryPlan {
    fragments = List.copyOf(fragments);
  }

  /** The plan as a tree for people: the same text for the same plan. */
  public String explain() {
    return PlanText.of(this);
  }

  /**
   * Cuts a plan.
   *
   * @param root what the query does
   * @param className of generated classes; a number is added from the second on
   * @param comment what they say of themselves
   */
  public static QueryPlan of(PlanNode root, String className, String comment) {
    return new QueryPlan(root, FragmentPlanner.plan(root, className, comment));
  }
}
