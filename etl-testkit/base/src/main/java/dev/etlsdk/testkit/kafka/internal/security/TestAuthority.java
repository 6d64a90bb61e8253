package dev.etlsdk.testkit.kafka.internal.security;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.testkit.kafka.security.CertificateForm;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** An authority that signs clients' certificates, and the files that it has made. Thread-safe. */
final class TestAuthority implements AutoCloseable {

  static final String STORE_TYPE = "PKCS12";
  private static final String AUTHORITY = "authority";

  private final Path directory;
  private final String password = Keytool.password();
  private final Map<String, Path> clients = new HashMap<>();

  private TestAuthority(Path directory) {
    this.directory = directory;
  }

  static TestAuthority create() {
    try {
      TestAuthority authority = new TestAuthority(Files.createTempDirectory("etl-kafka-clients-"));
      try {
        authority.makeKey(AUTHORITY, "-dname", "CN=" + AUTHORITY, "-ext", "bc:c");
        KeyStore trust = empty();
        trust.setCertificateEntry(AUTHORITY, authority.load().getCertificate(AUTHORITY));
        authority.store(trust, authority.trustStore());
        return authority;
      } catch (IOException | GeneralSecurityException | RuntimeException failure) {
        authority.close();
        throw failure;
      }
    } catch (IOException | GeneralSecurityException failure) {
      throw failed(failure);
    }
  }

  /** The file by which a broker trusts the certificates. */
  Path trustStore() {
    return directory.resolve("trust.p12");
  }

  /** Of all files, and of the keys in them. */
  String password() {
    return password;
  }

  /** The properties of a client that shows a certificate made out to a name. */
  synchronized Map<String, String> client(CertificateForm form, String name) {
    try {
      Path file = clients.get(name);
      if (file == null) {
        file = issue(name);
        clients.put(name, file);
      }
      return form == CertificateForm.PEM
          ? pem(file)
          : Map.of(
              "ssl.keystore.type", STORE_TYPE,
              "ssl.keystore.location", file.toString(),
              "ssl.keystore.password", password,
              "ssl.key.password", password);
    } catch (IOException | GeneralSecurityException failure) {
      throw failed(failure);
    }
  }

  private Path issue(String name) throws IOException, GeneralSecurityException {
    String alias = "client-" + clients.size();
    makeKey(alias, "-signer", AUTHORITY, "-dname", "CN=" + name);
    KeyStore all = load();
    KeyStore own = empty();
    own.setKeyEntry(
        alias,
        all.getKey(alias, password.toCharArray()),
        password.toCharArray(),
        all.getCertificateChain(alias));
    Path file = directory.resolve(alias + ".p12");
    store(own, file);
    return file;
  }

  private Map<String, String> pem(Path file) throws IOException, GeneralSecurityException {
    KeyStore own = load(file);
    String alias = own.aliases().nextElement();
    Key key = own.getKey(alias, password.toCharArray());
    StringBuilder chain = new StringBuilder();
    for (Certificate certificate : own.getCertificateChain(alias)) {
      chain.append(block("CERTIFICATE", certificate.getEncoded()));
    }
    return Map.of(
        "ssl.keystore.type", "PEM",
        "ssl.keystore.key", block("PRIVATE KEY", key.getEncoded()),
        "ssl.keystore.certificate.chain", chain.toString());
  }

  private static String block(String what, byte[] encoded) {
    String text =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(encoded);
    return "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n";
  }

  private void makeKey(String alias, String... more) throws IOException {
    Keytool.run(
        Stream.concat(
                Stream.of(
                    "-genkeypair",
                    "-alias",
                    alias,
                    "-keyalg",
                    "EC",
                    "-groupname",
                    "secp256r1",
                    "-validity",
                    "30",
                    "-storetype",
                    STORE_TYPE,
                    "-keystore",
                    keys().toString(),
                    "-storepass",
                    password),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private Path keys() {
    return directory.resolve("keys.p12");
  }

  private KeyStore load() throws IOException, GeneralSecurityException {
    return load(keys());
  }

  private KeyStore load(Path file) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(STORE_TYPE);
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, password.toCharArray());
    }
    return store;
  }

  private static KeyStore empty() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(STORE_TYPE);
    store.load(null, null);
    return store;
  }

  private void store(KeyStore store, Path file) throws IOException, GeneralSecurityException {
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, password.toCharArray());
    }
  }

  private static EtlException failed(Exception failure) {
    return EtlException.of(
            EtlError.TESTKIT_0001,
            "cannot make certificates for clients of the embedded Kafka broker: "
                + failure.getMessage())
        .cause(failure)
        .fix(
            "check that the JDK has bin/keytool, and that the system property java.io.tmpdir names"
                + " a place that can be written to")
        .build();
  }

  @Override
  public synchronized void close() {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(directory);
    } catch (IOException failure) {
      // A few small files stay in the directory for temporary ones.
    }
  }
}
