package dev.etlsdk.testkit.kafka.security;

/** What a broker guards. */
public enum KafkaResource {
  /** A topic. */
  TOPIC,
  /** A consumer group. */
  GROUP,
  /** The name under which a producer writes transactions. */
  TRANSACTIONAL_ID,
  /** The cluster as a whole; its name is {@code kafka-cluster}. */
  CLUSTER
}
