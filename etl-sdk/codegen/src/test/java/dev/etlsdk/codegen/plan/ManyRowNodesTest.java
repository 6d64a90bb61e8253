package dev.etlsdk.codegen.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nodes that need more than a row have their place in a plan, and no code is made of them yet. */
class ManyRowNodesTest {

  private static final Schema ORDERS = Schema.parse("shop VARCHAR, amount BIGINT");
  private static final Schema SHOPS = Schema.parse("name VARCHAR");
  private static final PlanNode ORDERS_SCAN = new PlanNode.Scan("orders", ORDERS);
  private static final PlanNode SHOPS_SCAN = new PlanNode.Scan("shops", SHOPS);

  /**
   * What is said of a node.
   *
   * @param refusal what its error names
   */
  private record Case(PlanNode node, OriginFlow flow, String refusal, String text) {
    @Override
    public String toString() {
      return node.getClass().getSimpleName();
    }
  }

  private static List<Case> nodes() {
    return List.of(
        new Case(
            new PlanNode.Aggregate(
                ORDERS_SCAN,
                List.of(0),
                List.of("SUM(amount)"),
                Schema.parse("shop VARCHAR, total BIGINT")),
            OriginFlow.MERGE,
            "GROUP BY, DISTINCT or an aggregate function",
            """
            rows of orders
              Aggregate by shop
                  SUM(amount)
                Scan
                    shop VARCHAR
                    amount BIGINT
            """),
        new Case(
            new PlanNode.Join(
                ORDERS_SCAN,
                SHOPS_SCAN,
                "LEFT",
                Schema.parse("shop VARCHAR, amount BIGINT, name VARCHAR")),
            OriginFlow.MERGE,
            "JOIN",
            """
            rows of orders
              Join LEFT
                  shop VARCHAR
                  amount BIGINT
                  name VARCHAR
                Scan
                    shop VARCHAR
                    amount BIGINT
            rows of shops
              Join LEFT
                  shop VARCHAR
                  amount BIGINT
                  name VARCHAR
                Scan
                    name VARCHAR
            """),
        new Case(
            new PlanNode.Sort(ORDERS_SCAN, List.of("amount DESC")),
            OriginFlow.SUBSET,
            "ORDER BY, LIMIT or OFFSET",
            """
            rows of orders
              Sort
                  amount DESC
                Scan
                    shop VARCHAR
                    amount BIGINT
            """),
        new Case(
            new PlanNode.Exchange(ORDERS_SCAN, List.of(1, 0)),
            OriginFlow.ONE_TO_ONE,
            "sending rows between tasks by a key",
            """
            rows of orders
              Exchange by amount, shop
                Scan
                    shop VARCHAR
                    amount BIGINT
            """));
  }

  @ParameterizedTest
  @MethodSource("nodes")
  void sayHowOriginsPass(Case node) {
    assertThat(node.node().flow()).isEqualTo(node.flow());
  }

  @ParameterizedTest
  @MethodSource("nodes")
  void standInTheTreeThatExplainPrints(Case node) {
    List<FragmentPlan> fragments = new ArrayList<>();
    for (PlanNode input : node.node().inputs()) {
      fragments.addAll(QueryPlan.of(input, "Query", "").fragments());
    }
    assertThat(new QueryPlan(node.node(), fragments).explain()).isEqualTo(node.text());
  }

  @ParameterizedTest
  @MethodSource("nodes")
  void areRefusedByThePlanner(Case node) {
    assertRefused(node.node(), node.refusal());
  }

  @ParameterizedTest
  @MethodSource("nodes")
  void areRefusedBelowOtherNodes(Case node) {
    PlanNode plain = new PlanNode.Scan("other", node.node().output());
    assertRefused(
        new PlanNode.Union(List.of(plain, node.node()), node.node().output()), node.refusal());
  }

  @Test
  void rowByRowPlansArePlanned() {
    assertThat(QueryPlan.of(ORDERS_SCAN, "Query", "").fragments()).hasSize(1);
  }

  private static void assertRefused(PlanNode root, String refusal) {
    assertThatThrownBy(() -> QueryPlan.of(root, "Query", ""))
        .isInstanceOfSatisfying(
            EtlException.class, e -> assertThat(e.code()).isEqualTo(EtlError.SQL_0006))
        .hasMessageContaining(refusal + " isn't supported")
        .hasMessageContaining("a query works on one row at a time");
  }
}
