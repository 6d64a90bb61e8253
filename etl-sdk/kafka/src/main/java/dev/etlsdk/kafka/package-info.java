/**
 * Kafka: {@link dev.etlsdk.kafka.KafkaSource} reads topics as a consumer group, {@link
 * dev.etlsdk.kafka.KafkaSink} writes records to a topic, {@link dev.etlsdk.kafka.KafkaDeadLetters}
 * keeps records that failed. All settings stand in {@code docs/kafka.md}.
 *
 * <p>No type of Kafka's client is part of these classes: its properties are given as texts under
 * Kafka's names. How records are decoded and encoded belongs to a codec.
 *
 * <pre>{@code
 * KafkaSource source = KafkaSource.topic("orders")
 *     .bootstrapServers("broker:9092").schema(schema).codec(codec).build();
 * KafkaSink sink = KafkaSink.topic("orders-checked").bootstrapServers("broker:9092").codec(codec).build();
 * }</pre>
 */
@NullMarked
package dev.etlsdk.kafka;

import org.jspecify.annotations.NullMarked;
