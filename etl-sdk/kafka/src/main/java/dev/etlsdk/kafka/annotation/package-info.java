/**
 * Kafka in a pipeline that is written as an annotated interface: {@link
 * dev.etlsdk.kafka.annotation.KafkaSource}, {@link dev.etlsdk.kafka.annotation.KafkaSink}, {@link
 * dev.etlsdk.kafka.annotation.KafkaDeadLetters}. The same in code: {@link
 * dev.etlsdk.kafka.KafkaSource} and its like.
 */
@NullMarked
package dev.etlsdk.kafka.annotation;

import org.jspecify.annotations.NullMarked;
