package dev.etlsdk.codegen.plan;

import dev.etlsdk.api.schema.Schema;
import java.util.List;

/**
 * Makes a row of each element of a collection. Done by the kernels, without generated code.
 *
 * @param input the columns it reads
 * @param collection which of them is the ARRAY or MAP
 * @param kept the columns of the input that stay, in the order of the output
 * @param elements which parts of an element follow: of an ARRAY of ROW its fields, of a MAP 0 for
 *     the key and 1 for the value, of another ARRAY 0; -1 is the element's number, counted from 1
 * @param outer whether a row without elements stays, with NULL for them
 * @param output the columns it makes
 */
public record ExpandPlan(
    Schema input,
    int collection,
    List<Integer> kept,
    List<Integer> elements,
    boolean outer,
    Schema output)
    implements FragmentStage {

  public ExpandPlan {
    kept = List.copyOf(kept);
    elements = List.copyOf(elements);
  }
}
