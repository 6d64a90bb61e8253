package dev.etlsdk.testkit.kafka.security;

/** How a client's certificate and key are handed to it. */
public enum CertificateForm {
  /** A file, {@code ssl.keystore.location}, with a password. */
  PKCS12,
  /** As text, in {@code ssl.keystore.certificate.chain} and {@code ssl.keystore.key}. */
  PEM
}
