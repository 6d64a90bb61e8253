package dev.etlsdk.codegen.plan;

import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.codegen.expression.FunctionTarget;
import java.util.List;

/**
 * Calls a function in vector form for a whole batch. The result becomes a further column, unless
 * nothing reads it.
 *
 * @param name the generated class's
 * @param comment what the class says of itself
 * @param function what is called
 * @param arguments columns of the input
 * @param kept columns of the input that stay, in the order of the output
 * @param result the column of the result
 * @param input the columns it reads
 * @param output the columns it makes
 */
public record VectorCallPlan(
    String name,
    String comment,
    FunctionTarget function,
    List<Integer> arguments,
    List<Integer> kept,
    Column result,
    Schema input,
    Schema output)
    implements FragmentStage {

  public VectorCallPlan {
    arguments = List.copyOf(arguments);
    kept = List.copyOf(kept);
  }
}
