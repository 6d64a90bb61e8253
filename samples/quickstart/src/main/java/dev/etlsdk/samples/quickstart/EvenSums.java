package dev.etlsdk.samples.quickstart;

import dev.etlsdk.api.annotation.Pipeline;
import dev.etlsdk.api.annotation.Rows;
import dev.etlsdk.api.annotation.Sql;
import dev.etlsdk.kafka.annotation.KafkaSink;
import dev.etlsdk.kafka.annotation.KafkaSource;

/** The quickstart's pipeline. */
// tag::pipeline[]
@Pipeline("even-sums")
interface EvenSums {

  @KafkaSource(value = "test_topic", bounded = "${until-end:true}") // false: for ever
  Rows<Reading> test_table();

  @Sql("SELECT IS_EVEN(column_0 + column_1) AS sum FROM test_table")
  @KafkaSink("test_topic2")
  Rows<EvenSum> sums();
}
// end::pipeline[]
