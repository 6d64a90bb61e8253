package dev.etlsdk.kafka.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import javax.net.ssl.SSLHandshakeException;
import javax.security.auth.login.LoginException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginFailuresTest {

  @ParameterizedTest
  @CsvSource({
    "PKIX path building failed: unable to find valid certification path to requested target,"
        + " ssl.truststore.location",
    "No subject alternative DNS name matching b1.example found., as the certificate names them",
    "No name matching b1.example found, as the certificate names them",
    "Unsupported or unrecognized SSL message, check that the address is a listener with TLS",
    "Received fatal alert: bad_certificate, ssl.keystore.location"
  })
  void whatTheJvmSaysOfAHandshakeIsToldWithWhatToDo(String said, String fix) {
    SslAuthenticationException failure =
        new SslAuthenticationException("SSL handshake failed", new SSLHandshakeException(said));

    assertThat(LoginFailures.fix(failure)).contains(fix);
    assertThat(LoginFailures.reason(failure)).isEqualTo(said);
  }

  @Test
  void aLibraryThatTokensNeedIsNamed() {
    assertThat(
            LoginFailures.fix(
                new LoginException("java.lang.NoClassDefFoundError: com/fasterxml/jackson/core/X")))
        .contains("jackson-databind");
    assertThat(LoginFailures.fix(new IllegalStateException("of another kind"))).isNull();
  }
}
