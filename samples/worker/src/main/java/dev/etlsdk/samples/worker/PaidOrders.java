package dev.etlsdk.samples.worker;

import dev.etlsdk.api.annotation.Pipeline;
import dev.etlsdk.api.annotation.Rows;
import dev.etlsdk.api.annotation.Sql;
import dev.etlsdk.kafka.annotation.KafkaDeadLetters;
import dev.etlsdk.kafka.annotation.KafkaSink;
import dev.etlsdk.kafka.annotation.KafkaSource;

// tag::pipeline[]
/** Orders that are paid, with what of their price is tax. */
@Pipeline("paid-orders")
@KafkaDeadLetters("${dead-letters:orders.dlq}")
interface PaidOrders {

  @KafkaSource("${input:orders}")
  Rows<Order> orders();

  @Sql(
      """
      SELECT id, cents, TAX_OF(cents) AS tax
      FROM orders
      WHERE status = 'PAID'
      """)
  @KafkaSink("${output:paid-orders}")
  Rows<PaidOrder> paid();
}
// end::pipeline[]
