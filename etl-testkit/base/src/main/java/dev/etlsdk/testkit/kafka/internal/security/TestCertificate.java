package dev.etlsdk.testkit.kafka.internal.security;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

/**
 * A certificate for localhost that nobody has signed but itself, in two files: one with its key,
 * for the broker, and one to trust it, for clients.
 */
final class TestCertificate implements AutoCloseable {

  static final String STORE_TYPE = "PKCS12";
  private static final String ALIAS = "broker";

  private final Path directory;
  private final String password;

  private TestCertificate(Path directory, String password) {
    this.directory = directory;
    this.password = password;
  }

  static TestCertificate create() {
    try {
      TestCertificate certificate =
          new TestCertificate(Files.createTempDirectory("etl-kafka-tls-"), Keytool.password());
      try {
        certificate.makeKey();
        certificate.makeTrust();
        return certificate;
      } catch (IOException | GeneralSecurityException | RuntimeException failure) {
        certificate.close();
        throw failure;
      }
    } catch (IOException | GeneralSecurityException failure) {
      throw EtlException.of(
              EtlError.TESTKIT_0001,
              "cannot make a certificate for the embedded Kafka broker: " + failure.getMessage())
          .cause(failure)
          .fix(
              "check that the JDK has bin/keytool, and that the system property java.io.tmpdir"
                  + " names a place that can be written to")
          .build();
    }
  }

  /** The file with the key. */
  Path keyStore() {
    return directory.resolve("broker.p12");
  }

  /** The file by which the certificate is trusted. */
  Path trustStore() {
    return directory.resolve("trust.p12");
  }

  /** Of both files, and of the key. */
  String password() {
    return password;
  }

  private void makeKey() throws IOException {
    Keytool.run(
        "-genkeypair",
        "-alias",
        ALIAS,
        "-keyalg",
        "EC",
        "-groupname",
        "secp256r1",
        "-dname",
        "CN=localhost",
        "-ext",
        "SAN=dns:localhost,ip:127.0.0.1",
        "-validity",
        "30",
        "-storetype",
        STORE_TYPE,
        "-keystore",
        keyStore().toString(),
        "-storepass",
        password);
  }

  private void makeTrust() throws IOException, GeneralSecurityException {
    KeyStore key = KeyStore.getInstance(STORE_TYPE);
    try (InputStream in = Files.newInputStream(keyStore())) {
      key.load(in, password.toCharArray());
    }
    KeyStore trust = KeyStore.getInstance(STORE_TYPE);
    trust.load(null, null);
    trust.setCertificateEntry(ALIAS, key.getCertificate(ALIAS));
    try (OutputStream out = Files.newOutputStream(trustStore())) {
      trust.store(out, password.toCharArray());
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(keyStore());
      Files.deleteIfExists(trustStore());
      Files.deleteIfExists(directory);
    } catch (IOException failure) {
      // Two small files stay in the directory for temporary ones.
    }
  }
}
