package dev.etlsdk.codegen.internal;

import dev.etlsdk.codegen.expression.Expression;
import dev.etlsdk.codegen.plan.StagePlan;
import dev.etlsdk.codegen.plan.StagePlan.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Cuts what is too large for one method into parts. A part becomes a method of its own that is
 * called where the part would be evaluated, so that it is evaluated just as often and in the same
 * order.
 */
final class ExpressionParts {

  /** What is lighter stays where it is. */
  private static final int LEAST = 3 * Weight.PART;

  /** The loop over rows, in which parts are called. */
  private static final Object ROOT = new Object();

  private final Set<Expression> parts = Collections.newSetFromMap(new IdentityHashMap<>());
  private final IdentityHashMap<Expression, Integer> weights = new IdentityHashMap<>();
  private final Set<String> crossing = new HashSet<>();

  /** The same stage, with expressions that were cut. */
  StagePlan cut(StagePlan stage) {
    List<Step> steps = new ArrayList<>();
    for (Step step : stage.steps()) {
      Expression whole = LoopPlan.expression(step);
      Expression cut = root(whole);
      steps.add(
          step instanceof Step.Define define
              ? new Step.Define(define.variable(), cut)
              : new Step.Keep(cut));
    }
    List<Expression> expressions = stage.expressions().stream().map(this::root).toList();
    return new StagePlan(
        stage.name(), stage.comment(), stage.input(), steps, expressions, stage.output());
  }

  private Expression root(Expression whole) {
    Expression cut = cut(whole);
    if (weight(cut) > Weight.METHOD) {
      parts.add(cut);
    }
    if (!parts.isEmpty()) {
      findCrossing(cut, ROOT, new HashMap<>());
    }
    return cut;
  }

  boolean isPart(Expression expression) {
    return parts.contains(expression);
  }

  /** Whether a variable is used in a method other than the one that computes it. */
  boolean crosses(String variable) {
    return crossing.contains(variable);
  }

  /** What an expression weighs where it is evaluated. */
  int weight(Expression expression) {
    return parts.contains(expression) ? Weight.PART : inside(expression);
  }

  private int inside(Expression expression) {
    Integer known = weights.get(expression);
    if (known != null) {
      return known;
    }
    int sum = Weight.own(expression);
    for (Expression operand : expression.operands()) {
      sum += weight(operand);
    }
    weights.put(expression, sum);
    return sum;
  }

  private Expression cut(Expression expression) {
    if (inside(expression) <= Weight.METHOD) {
      return expression;
    }
    List<Expression> operands = expression.operands().stream().map(this::cut).toList();
    Expression cut = expression.withOperands(operands);
    if (cut instanceof Expression.Logic logic) {
      return logic(logic);
    }
    if (cut instanceof Expression.Case caseOf) {
      return caseOf(caseOf);
    }
    if (cut instanceof Expression.Coalesce coalesce) {
      return coalesce(coalesce);
    }
    List<Expression> heaviest = new ArrayList<>(operands);
    heaviest.sort(Comparator.comparingInt(this::weight).reversed());
    for (Expression operand : heaviest) {
      if (inside(cut) > Weight.METHOD && weight(operand) > LEAST) {
        parts.add(operand);
        weights.remove(cut);
      }
    }
    return cut;
  }

  /** Groups of operands: AND and OR are the same however their operands are put in brackets. */
  private Expression logic(Expression.Logic logic) {
    List<Expression> level = logic.operands();
    while (true) {
      List<List<Expression>> packs = Packs.of(level, this::branch);
      if (packs.size() == 1 || packs.size() == level.size()) {
        return new Expression.Logic(logic.and(), level);
      }
      level =
          packs.stream()
              .map(
                  pack ->
                      pack.size() == 1
                          ? pack.get(0)
                          : part(new Expression.Logic(logic.and(), pack)))
              .toList();
    }
  }

  private int branch(Expression operand) {
    return Weight.BRANCH + weight(operand);
  }

  private Expression part(Expression expression) {
    parts.add(expression);
    return expression;
  }

  /** Further branches are a CASE in the ELSE of those before. */
  private Expression caseOf(Expression.Case whole) {
    lighten(whole.operands());
    List<List<Expression.Case.Branch>> packs =
        Packs.of(whole.branches(), b -> branch(b.condition()) + branch(b.value()));
    Expression rest = whole.otherwise();
    for (int i = packs.size() - 1; i >= 0; i--) {
      rest =
          new Expression.Case(
              packs.get(i), i == packs.size() - 1 ? rest : part(rest), whole.type());
    }
    return rest;
  }

  /** Further operands are a COALESCE that is the last of those before. */
  private Expression coalesce(Expression.Coalesce whole) {
    lighten(whole.operands());
    List<List<Expression>> packs = Packs.of(whole.operands(), this::branch);
    List<Expression> rest = List.of();
    for (int i = packs.size() - 1; i >= 0; i--) {
      List<Expression> operands = new ArrayList<>(packs.get(i));
      if (!rest.isEmpty()) {
        operands.add(part(new Expression.Coalesce(rest, whole.type())));
      }
      rest = operands;
    }
    return new Expression.Coalesce(rest, whole.type());
  }

  /** Operands that fill a good part of a method get one of their own. */
  private void lighten(List<Expression> operands) {
    for (Expression operand : operands) {
      if (weight(operand) > Weight.METHOD / 2) {
        parts.add(operand);
      }
    }
  }

  /** Notes the variables that one method computes and another uses. */
  private void findCrossing(Expression expression, Object method, Map<String, Object> computed) {
    Object here = parts.contains(expression) ? new Object() : method;
    if (expression instanceof Expression.Variable variable) {
      // what no LET computes is a step of the stage
      if (computed.getOrDefault(variable.name(), ROOT) != here) {
        crossing.add(variable.name());
      }
      return;
    }
    if (expression instanceof Expression.Let let) {
      findCrossing(let.value(), here, computed);
      computed.put(let.variable(), here);
      findCrossing(let.body(), here, computed);
      return;
    }
    expression.operands().forEach(operand -> findCrossing(operand, here, computed));
  }
}
