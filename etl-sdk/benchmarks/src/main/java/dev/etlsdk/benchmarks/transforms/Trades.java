package dev.etlsdk.benchmarks.transforms;

import dev.etlsdk.api.annotation.Pipeline;
import dev.etlsdk.api.annotation.Rows;
import dev.etlsdk.api.annotation.Transform;
import dev.etlsdk.kafka.annotation.KafkaSink;
import dev.etlsdk.kafka.annotation.KafkaSource;

/** One transform, a row at a time and a batch at a time. Never run as a pipeline. */
@Pipeline("trades")
interface Trades {

  /** What is read. */
  @KafkaSource("trades")
  Rows<Trade> trades();

  /** A row at a time. */
  @Transform(from = "trades")
  @KafkaSink("valued")
  static Valued valued(Trade trade) {
    return new Valued(trade.id(), trade.amount() * trade.price(), trade.name());
  }

  /** A batch at a time. */
  @Transform(from = "trades")
  @KafkaSink("batched")
  static void batched(TradeBatch trades, ValuedBatch.Writer valued) {
    for (int row = 0; row < trades.rows(); row++) {
      valued.add(trades.id(row), trades.amount(row) * trades.price(row), trades.name(row));
    }
  }
}
