package dev.etlsdk.testkit.kafka.security;

import java.util.Map;

/**
 * The secured address of an embedded broker, and what clients need there. Thread-safe.
 *
 * <p>The properties are those of Kafka's clients, under Kafka's names; a source, a sink and dead
 * letters take them as they are.
 */
public interface SecuredKafka {

  /** The address for the clients' {@code bootstrap.servers}. */
  String bootstrapServers();

  /** What a client needs that doesn't log in: whom to trust, where the broker has TLS. */
  Map<String, String> withoutLogin();

  /**
   * What a client needs that logs in as a user of the broker, trust included.
   *
   * @throws IllegalArgumentException if there is no such user
   */
  Map<String, String> login(SaslMechanism mechanism, String user);

  /** The same with a password of one's own choice, such as a wrong one. */
  Map<String, String> login(SaslMechanism mechanism, String user, String password);

  /**
   * What a client needs that shows a certificate made out to this name, trust included. The broker
   * trusts it, and each call with a new name makes one, which takes a second.
   *
   * @throws IllegalStateException if the broker doesn't ask for certificates
   */
  Map<String, String> certificate(CertificateForm form, String name);

  /**
   * The same with a certificate that the broker has no reason to trust.
   *
   * @throws IllegalStateException if the broker doesn't ask for certificates
   */
  Map<String, String> strangersCertificate(CertificateForm form, String name);
}
