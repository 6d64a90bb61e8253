package dev.etlsdk.sql.guide;

import dev.etlsdk.udf.VectorUdf;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.Float8Vector;

/** A function over whole batches. */
public final class Scores {

  private Scores() {}

  // tag::vector[]
  @VectorUdf("SCORE")
  public static void score(
      BigIntVector clicks, Float8Vector weight, Float8Vector result, int rows) {
    for (int row = 0; row < rows; row++) {
      if (clicks.isNull(row) || weight.isNull(row)) {
        result.setNull(row);
      } else {
        result.set(row, clicks.get(row) * weight.get(row));
      }
    }
  }
  // end::vector[]
}
