package dev.etlsdk.testkit.kafka;

import dev.etlsdk.testkit.kafka.security.KafkaSecurity;
import dev.etlsdk.testkit.kafka.security.Secured;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What a test class says of its broker's security. */
final class SecurityOfTests {

  private SecurityOfTests() {}

  static EmbeddedKafkaOptions options(ExtensionContext context) {
    EmbeddedKafkaOptions defaults = EmbeddedKafkaOptions.defaults();
    return of(context).map(defaults::withSecurity).orElse(defaults);
  }

  /** Of the class, or the class that it is nested in. */
  static Optional<KafkaSecurity> of(ExtensionContext context) {
    Optional<ExtensionContext> each = Optional.of(context);
    while (each.isPresent()) {
      @Nullable KafkaTest test =
          each.get().getTestClass().map(type -> type.getAnnotation(KafkaTest.class)).orElse(null);
      if (test != null && test.security().length > 0) {
        return Optional.of(security(test.security()));
      }
      each = each.get().getParent();
    }
    return Optional.empty();
  }

  private static KafkaSecurity security(Secured[] all) {
    if (all.length > 1) {
      throw new ExtensionConfigurationException(
          "@KafkaTest: a broker has one security, not " + all.length + ".");
    }
    Secured asked = all[0];
    KafkaSecurity security = null;
    for (String user : asked.users()) {
      int colon = user.indexOf(':');
      if (colon < 0) {
        throw new ExtensionConfigurationException(
            "@Secured: users are written as name:password; one of them has no colon.");
      }
      String name = user.substring(0, colon);
      String password = user.substring(colon + 1);
      security =
          security == null ? KafkaSecurity.user(name, password) : security.withUser(name, password);
    }
    if (security == null) {
      security = KafkaSecurity.tls();
    }
    security = asked.tls() ? security.withTls() : security;
    security = asked.clientCertificates() ? security.withClientCertificates() : security;
    return asked.authorization() ? security.withAuthorization() : security;
  }
}
