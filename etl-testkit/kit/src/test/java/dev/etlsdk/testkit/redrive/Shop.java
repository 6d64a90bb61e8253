package dev.etlsdk.testkit.redrive;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.schema.RecordSchemas;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.formats.json.Json;
import dev.etlsdk.kafka.KafkaDeadLetters;
import dev.etlsdk.kafka.KafkaSink;
import dev.etlsdk.kafka.KafkaSource;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.runtime.RestartPolicy;
import dev.etlsdk.runtime.RunnerOptions;
import java.util.function.LongPredicate;

/**
 * A pipeline that forks: all orders are written as they are, and those that can be priced with
 * their price.
 *
 * @param servers brokers
 * @param in topic of orders
 * @param all topic of all orders
 * @param priced topic of orders with prices
 * @param letters topic of dead letters
 */
record Shop(String servers, String in, String all, String priced, String letters) {

  record Order(long id, int cents) {}

  record Priced(long id, int cents, int tax) {}

  /** A pipeline whose stage 'priced' fails for some orders. */
  Pipeline pipeline(LongPredicate fails) {
    return pipeline(fails, servers);
  }

  Pipeline pipeline(LongPredicate fails, String lettersServers) {
    return Pipeline.named(in)
        .source(
            "orders",
            KafkaSource.topic(in)
                .bootstrapServers(servers)
                .schema(RecordSchemas.of(Order.class))
                .codec(Json.codec())
                .build())
        .transform(
            "priced",
            "orders",
            Order.class,
            Priced.class,
            (order, rows) -> {
              if (fails.test(order.id())) {
                throw new IllegalStateException("no price for order " + order.id());
              }
              rows.emit(new Priced(order.id(), order.cents(), order.cents() / 5));
            })
        .sink("orders", sink(all))
        .sink("priced", sink(priced))
        .onError(
            ErrorPolicy.deadLetter(
                KafkaDeadLetters.topic(letters).bootstrapServers(lettersServers).build()))
        .delivery(
            servers.equals(lettersServers)
                ? DeliveryGuarantee.EXACTLY_ONCE
                : DeliveryGuarantee.AT_LEAST_ONCE)
        .build();
  }

  private KafkaSink sink(String topic) {
    return KafkaSink.topic(topic).bootstrapServers(servers).codec(Json.codec()).build();
  }

  /** Lets the pipeline process what is there. */
  void run(LongPredicate fails) {
    try (Pipeline pipeline = pipeline(fails);
        Execution execution =
            LocalRunner.create(RunnerOptions.builder().restarts(RestartPolicy.NEVER).build())
                .start(pipeline.untilEnd())) {
      execution.await();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }
}
