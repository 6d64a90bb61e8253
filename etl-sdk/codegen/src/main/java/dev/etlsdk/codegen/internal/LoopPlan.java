package dev.etlsdk.codegen.internal;

import dev.etlsdk.codegen.expression.Expression;
import dev.etlsdk.codegen.plan.StagePlan;
import dev.etlsdk.codegen.plan.StagePlan.Step;
import java.util.ArrayList;
import java.util.List;

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
  static List<LoopPlan> split(StagePlan stage, List<Integer> outputs) {
    int weight = 0;
    for (Step step : stage.steps()) {
      weight += Weight.output(expression(step));
    }
    for (int output : outputs) {
      weight += Weight.output(stage.expressions().get(output));
    }
    if (weight <= Weight.LIMIT) {
      return List.of(new LoopPlan(stage.steps(), outputs));
    }
    List<LoopPlan> loops = new ArrayList<>();
    for (List<Step> some : pack(stage.steps(), step -> Weight.output(expression(step)))) {
      loops.add(new LoopPlan(some, List.of()));
    }
    for (List<Integer> some :
        pack(outputs, output -> Weight.output(stage.expressions().get(output)))) {
      loops.add(new LoopPlan(List.of(), some));
    }
    return loops;
  }

  private static <T> List<List<T>> pack(
      List<T> items, java.util.function.ToIntFunction<T> weights) {
    List<List<T>> packs = new ArrayList<>();
    List<T> pack = new ArrayList<>();
    int weight = 0;
    for (T item : items) {
      int more = weights.applyAsInt(item);
      if (!pack.isEmpty() && weight + more > Weight.LIMIT) {
        packs.add(pack);
        pack = new ArrayList<>();
        weight = 0;
      }
      pack.add(item);
      weight += more;
    }
    if (!pack.isEmpty()) {
      packs.add(pack);
    }
    return packs;
  }

  static Expression expression(Step step) {
    return step instanceof Step.Keep keep ? keep.condition() : ((Step.Define) step).value();
  }
}
