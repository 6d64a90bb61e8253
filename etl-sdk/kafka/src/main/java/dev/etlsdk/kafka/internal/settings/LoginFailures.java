package dev.etlsdk.kafka.internal.settings;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.security.auth.login.LoginException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.UnsupportedSaslMechanismException;
import org.jspecify.annotations.Nullable;

/** What to do where a client and a broker don't come to trust each other. */
final class LoginFailures {

  private static final String NOT_TRUSTED =
      "name a file that holds the authority of the brokers' certificate: ssl.truststore.location,"
          + " with ssl.truststore.type (JKS, PKCS12 or PEM) and, where it has one,"
          + " ssl.truststore.password";
  private static final String OTHER_NAME =
      "name the brokers in bootstrapServers and in their advertised listeners as the certificate"
          + " names them, or have one made with that name";
  private static final String NO_TLS =
      "check that the address is a listener with TLS; if it has none, security.protocol is PLAINTEXT"
          + " or SASL_PLAINTEXT";
  private static final String CLIENT_CERTIFICATE =
      "the brokers ask for a client's certificate that they trust: name it by"
          + " ssl.keystore.location, with ssl.keystore.type (PKCS12, JKS or PEM) and"
          + " ssl.keystore.password, or give it as text in ssl.keystore.certificate.chain and"
          + " ssl.keystore.key with ssl.keystore.type=PEM";
  private static final String OTHER_TLS = "check the properties ssl.*";
  private static final String MECHANISM =
      "set sasl.mechanism to one that the broker has, and sasl.jaas.config to its login module";
  private static final String PASSWORD =
      "check user, password and mechanism in sasl.jaas.config and sasl.mechanism";
  private static final String LOGIN =
      "check clientId, clientSecret and scope in sasl.jaas.config, and"
          + " sasl.oauthbearer.token.endpoint.url, which the JVM's property"
          + " -Dorg.apache.kafka.sasl.oauthbearer.allowed.urls has to name as well";

  private static final String JACKSON =
      "add com.fasterxml.jackson.core:jackson-databind to the class path: Kafka's client reads tokens"
          + " with it";

  /** What a broker says to a client whose certificate it lacks, or can't trust. */
  private static final List<String> CERTIFICATE_ALERTS =
      List.of("certificate", "unknown_ca", "access_denied");

  private static final List<String> FILES =
      List.of("ssl.truststore.location", "ssl.keystore.location");

  /** What to do where a file with keys or certificates can't be read. */
  static final String FILES_FIX =
      "correct the properties ssl.truststore.* and ssl.keystore.*: files, their types and passwords";

  private LoginFailures() {}

  /** What to do; null if it isn't about that. */
  static @Nullable String fix(Throwable failure) {
    if (failure instanceof SslAuthenticationException) {
      return certificate(deepest(failure));
    }
    if (failure instanceof UnsupportedSaslMechanismException) {
      return MECHANISM;
    }
    if (failure instanceof AuthenticationException) {
      return PASSWORD;
    }
    if (failure instanceof LoginException) {
      return String.valueOf(failure.getMessage()).contains("com/fasterxml/jackson")
          ? JACKSON
          : LOGIN;
    }
    return null;
  }

  /** What went wrong, as whoever knows it best says it. */
  static String reason(Throwable failure) {
    Throwable best =
        failure instanceof AuthenticationException
                && !(failure instanceof SslAuthenticationException)
            ? failure
            : deepest(failure);
    return best.getMessage() == null ? best.getClass().getSimpleName() : best.getMessage();
  }

  private static String certificate(Throwable reason) {
    String text = String.valueOf(reason.getMessage()).toLowerCase(Locale.ROOT);
    if (text.contains("certification path") || text.contains("trust anchor")) {
      return NOT_TRUSTED;
    }
    if (text.contains("subject alternative") || text.contains("no name matching")) {
      return OTHER_NAME;
    }
    if (text.contains("fatal alert") && CERTIFICATE_ALERTS.stream().anyMatch(text::contains)) {
      return CLIENT_CERTIFICATE;
    }
    return text.contains("unrecognized ssl message") ? NO_TLS : OTHER_TLS;
  }

  /** Whether a file with keys or certificates can't be read. */
  static boolean isAboutFiles(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      String text = String.valueOf(each.getMessage());
      if (text.contains("keystore")
          || text.contains("truststore")
          || each instanceof GeneralSecurityException) {
        return true;
      }
    }
    return false;
  }

  /**
   * Looks whether the files are there that a client will read: it would log a stack trace first.
   *
   * @throws EtlException if one isn't
   */
  static void checkFiles(Map<String, ?> properties) {
    for (String key : FILES) {
      Object location = properties.get(key);
      if (location != null && !Files.isReadable(Path.of(location.toString()))) {
        throw EtlException.of(
                EtlError.KAFKA_0009,
                "the file "
                    + location
                    + " of the property '"
                    + key
                    + "' doesn't exist or may not be read by this process")
            .fix(FILES_FIX)
            .build();
      }
    }
  }

  private static Throwable deepest(Throwable failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest;
  }
}
