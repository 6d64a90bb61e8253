package dev.etlsdk.codegen.internal;

import dev.etlsdk.codegen.expression.Expression;
import dev.etlsdk.codegen.plan.StagePlan;
import dev.etlsdk.codegen.plan.StagePlan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * What one loop over the rows of a block does: steps, or output columns, or both if all of a stage
 * fits into one loop.
 *
 * @param steps of the stage
 * @param outputs numbers of output columns
 */
record LoopPlan(List<Step> steps, List<Integer> outputs) {

  LoopPlan {
    steps = List.copyOf(steps);
    outputs = List.copyOf(outputs);
  }

  /** Packs a stage into loops of limited weight. */
  static List<LoopPlan> split(StagePlan stage, List<Integer> outputs, ExpressionParts parts) {
    ToIntFunction<Step> steps = step -> Weight.output() + parts.weight(expression(step));
    ToIntFunction<Integer> columns =
        output -> Weight.output() + parts.weight(stage.expressions().get(output));
    int weight =
        stage.steps().stream().mapToInt(steps).sum() + outputs.stream().mapToInt(columns).sum();
    if (weight <= Weight.METHOD) {
      return List.of(new LoopPlan(stage.steps(), outputs));
    }
    List<LoopPlan> loops = new ArrayList<>();
    for (List<Step> some : Packs.of(stage.steps(), steps)) {
      loops.add(new LoopPlan(some, List.of()));
    }
    for (List<Integer> some : Packs.of(outputs, columns)) {
      loops.add(new LoopPlan(List.of(), some));
    }
    return loops;
  }

  static Expression expression(Step step) {
    return step instanceof Step.Keep keep ? keep.condition() : ((Step.Define) step).value();
  }
}
