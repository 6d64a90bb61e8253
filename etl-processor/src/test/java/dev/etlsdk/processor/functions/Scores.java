package dev.etlsdk.processor.functions;

import dev.etlsdk.udf.UdfConfig;
import dev.etlsdk.udf.VectorUdf;
import org.apache.arrow.vector.BigIntVector;

/** A function over whole batches that takes a configuration. */
public final class Scores {

  private final long bonus;

  /** With the bonus of a configuration, or none. */
  public Scores(UdfConfig config) {
    bonus = Long.parseLong(config.get("bonus").orElse("0"));
  }

  /** An amount and the bonus. */
  @VectorUdf("WITH_BONUS")
  public void withBonus(BigIntVector amounts, BigIntVector result, int rows) {
    for (int row = 0; row < rows; row++) {
      if (amounts.isNull(row)) {
        result.setNull(row);
      } else {
        result.set(row, amounts.get(row) + bonus);
      }
    }
  }
}
