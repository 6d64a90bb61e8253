package dev.etlsdk.processor.annotated;

import dev.etlsdk.api.annotation.Pipeline;
import dev.etlsdk.api.annotation.Rows;
import dev.etlsdk.api.annotation.Sql;
import dev.etlsdk.kafka.annotation.KafkaDeadLetters;
import dev.etlsdk.kafka.annotation.KafkaSink;
import dev.etlsdk.kafka.annotation.KafkaSource;

// tag::pipeline[]
@Pipeline("even-sums")
@KafkaDeadLetters("test_topic.dlq")
interface EvenSums {

  @KafkaSource(value = "test_topic", bounded = "${until-end:false}")
  Rows<Reading> test_table();

  @Sql("SELECT IS_EVEN(column_0 + column_1) AS sum FROM test_table")
  @KafkaSink("${output:test_topic2}")
  Rows<EvenSum> sums();
}
// end::pipeline[]
