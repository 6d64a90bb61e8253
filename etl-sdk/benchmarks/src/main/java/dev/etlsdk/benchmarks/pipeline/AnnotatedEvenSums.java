package dev.etlsdk.benchmarks.pipeline;

import dev.etlsdk.api.annotation.OnError;
import dev.etlsdk.api.annotation.Pipeline;
import dev.etlsdk.api.annotation.Rows;
import dev.etlsdk.api.annotation.Sql;
import dev.etlsdk.kafka.annotation.KafkaSink;
import dev.etlsdk.kafka.annotation.KafkaSource;

/** The quickstart's pipeline as an annotated interface, its query compiled with this module. */
@Pipeline("annotated-even-sums")
@OnError(OnError.Action.FAIL)
interface AnnotatedEvenSums {

  /** What comes in. */
  @KafkaSource(value = "${input}", groupId = "${group:}")
  Rows<Reading> test_table();

  /** What goes out. */
  @Sql("SELECT IS_EVEN(column_0 + column_1) AS sum FROM test_table")
  @KafkaSink("${output}")
  Rows<EvenSum> sums();
}
