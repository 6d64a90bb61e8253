package dev.etlsdk.processor.functions;

import dev.etlsdk.api.annotation.OnError;
import dev.etlsdk.api.annotation.Pipeline;
import dev.etlsdk.api.annotation.Rows;
import dev.etlsdk.api.annotation.Sql;
import dev.etlsdk.processor.memory.MemorySink;
import dev.etlsdk.processor.memory.MemorySource;
import org.jspecify.annotations.Nullable;

/** Queries that call functions with configurations, in both forms. */
@Pipeline("priced")
@OnError(OnError.Action.FAIL)
interface Priced {

  /** What is read. */
  record Amount(long amount) {}

  /** What is written. */
  record Price(@Nullable Long price, @Nullable Long score) {}

  @MemorySource("amounts")
  Rows<Amount> amounts();

  @Sql("SELECT AT_RATE(amount) AS price, WITH_BONUS(amount) AS score FROM amounts")
  @MemorySink("prices")
  Rows<Price> prices();
}
