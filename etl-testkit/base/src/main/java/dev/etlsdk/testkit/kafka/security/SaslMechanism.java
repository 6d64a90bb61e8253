package dev.etlsdk.testkit.kafka.security;

/** The ways in which a client can say to a broker who it is. */
public enum SaslMechanism {
  /** Name and password as they are. */
  PLAIN("PLAIN"),
  /** Name, and the proof that one knows the password, by SHA-256. */
  SCRAM_SHA_256("SCRAM-SHA-256"),
  /** Name, and the proof that one knows the password, by SHA-512. */
  SCRAM_SHA_512("SCRAM-SHA-512"),
  /** A signed token, which the client gets for its name and password from an endpoint. */
  OAUTHBEARER("OAUTHBEARER");

  private final String kafkaName;

  SaslMechanism(String kafkaName) {
    this.kafkaName = kafkaName;
  }

  /** The name in Kafka's property {@code sasl.mechanism}. */
  public String kafkaName() {
    return kafkaName;
  }
}
