package dev.etlsdk.codegen.plan;

import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.codegen.expression.Expression;
import java.util.List;

/**
 * What one generated class does: steps in order for each row, then its columns. Expressions name
 * columns of {@code input} and variables that earlier steps have defined.
 *
 * @param name the generated class's
 * @param comment what the class says of itself
 * @param input the columns it reads, all of them used
 * @param steps filters and definitions
 * @param expressions one for each column of {@code output}
 * @param output the columns it makes
 */
public record StagePlan(
    String name,
    String comment,
    Schema input,
    List<Step> steps,
    List<Expression> expressions,
    Schema output)
    implements FragmentStage {

  public StagePlan {
    steps = List.copyOf(steps);
    expressions = List.copyOf(expressions);
  }

  /** Whether rows stay out. */
  public boolean filters() {
    return steps.stream().anyMatch(Step.Keep.class::isInstance);
  }

  /** Something that is done for each row. */
  public sealed interface Step {

    /**
     * Goes on with rows for which a condition is TRUE.
     *
     * @param condition a BOOLEAN
     */
    record Keep(Expression condition) implements Step {}

    /**
     * Evaluates a value once, for several uses or for its errors.
     *
     * @param variable its name, unique in the stage
     * @param value what is evaluated
     */
    record Define(String variable, Expression value) implements Step {}
  }
}
