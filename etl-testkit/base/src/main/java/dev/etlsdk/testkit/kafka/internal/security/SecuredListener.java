package dev.etlsdk.testkit.kafka.internal.security;

import dev.etlsdk.testkit.kafka.security.CertificateForm;
import dev.etlsdk.testkit.kafka.security.KafkaSecurity;
import dev.etlsdk.testkit.kafka.security.SaslMechanism;
import dev.etlsdk.testkit.kafka.security.SecuredKafka;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The secured listener of an embedded broker: both sides' settings, and the files behind them. */
public final class SecuredListener implements SecuredKafka, AutoCloseable {

  /** The listener's name. */
  public static final String NAME = "SECURED";

  private static final String PREFIX = "listener.name." + NAME.toLowerCase(Locale.ROOT) + ".";
  private static final String MODULES = "org.apache.kafka.common.security.";
  private static final String PLAIN = MODULES + "plain.PlainLoginModule required";
  private static final String SCRAM = MODULES + "scram.ScramLoginModule required";
  private static final String OAUTH = MODULES + "oauthbearer.OAuthBearerLoginModule required";

  private final KafkaSecurity security;
  private final @Nullable TestCertificate certificate;
  private final @Nullable TestAuthority clients;
  private final @Nullable TokenEndpoint tokens;
  private @Nullable TestAuthority strangers;
  private int port;

  private SecuredListener(
      KafkaSecurity security,
      @Nullable TestCertificate certificate,
      @Nullable TestAuthority clients,
      @Nullable TokenEndpoint tokens) {
    this.security = security;
    this.certificate = certificate;
    this.clients = clients;
    this.tokens = tokens;
  }

  /** Makes what the listener needs; it has no port yet. */
  public static SecuredListener create(KafkaSecurity security) {
    TestCertificate certificate = security.hasTls() ? TestCertificate.create() : null;
    TestAuthority clients = null;
    try {
      clients = security.hasClientCertificates() ? TestAuthority.create() : null;
      return new SecuredListener(
          security,
          certificate,
          clients,
          security.users().isEmpty() ? null : TokenEndpoint.open(security.users()));
    } catch (RuntimeException failure) {
      if (clients != null) {
        clients.close();
      }
      if (certificate != null) {
        certificate.close();
      }
      throw failure;
    }
  }

  /** Takes a port; before the broker starts. */
  public SecuredListener on(int newPort) {
    port = newPort;
    return this;
  }

  /** Where it listens, as Kafka's {@code listeners} has it. */
  public String address() {
    return NAME + "://localhost:" + port;
  }

  /** What is spoken there. */
  public String protocol() {
    if (security.users().isEmpty()) {
      return "SSL";
    }
    return security.hasTls() ? "SASL_SSL" : "SASL_PLAINTEXT";
  }

  /** The broker's settings, apart from its listeners. */
  public Map<String, String> brokerProperties() {
    Map<String, String> properties = new HashMap<>();
    if (certificate != null) {
      properties.put(PREFIX + "ssl.keystore.type", TestCertificate.STORE_TYPE);
      properties.put(PREFIX + "ssl.keystore.location", certificate.keyStore().toString());
      properties.put(PREFIX + "ssl.keystore.password", certificate.password());
      properties.put(PREFIX + "ssl.key.password", certificate.password());
    }
    if (clients != null) {
      properties.put(PREFIX + "ssl.client.auth", "required");
      properties.put(PREFIX + "ssl.truststore.type", TestAuthority.STORE_TYPE);
      properties.put(PREFIX + "ssl.truststore.location", clients.trustStore().toString());
      properties.put(PREFIX + "ssl.truststore.password", clients.password());
      // The certificate's common name is the user's.
      properties.put(PREFIX + "ssl.principal.mapping.rules", "RULE:^CN=([^,]+).*$/$1/,DEFAULT");
    }
    if (tokens != null) {
      logins(tokens, properties);
    }
    if (security.hasAuthorization()) {
      properties.put(
          "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
      properties.put("super.users", "User:ANONYMOUS");
    }
    return properties;
  }

  private void logins(TokenEndpoint endpoint, Map<String, String> properties) {
    properties.put(
        PREFIX + "sasl.enabled.mechanisms",
        Arrays.stream(SaslMechanism.values())
            .map(SaslMechanism::kafkaName)
            .collect(Collectors.joining(",")));
    String users =
        security.users().entrySet().stream()
            .map(user -> " user_" + user.getKey() + "=\"" + user.getValue() + "\"")
            .collect(Collectors.joining());
    jaas(properties, SaslMechanism.PLAIN, PLAIN + users);
    jaas(properties, SaslMechanism.SCRAM_SHA_256, SCRAM);
    jaas(properties, SaslMechanism.SCRAM_SHA_512, SCRAM);
    jaas(properties, SaslMechanism.OAUTHBEARER, OAUTH);
    properties.put(
        PREFIX + "oauthbearer.sasl.server.callback.handler.class",
        MODULES + "oauthbearer.OAuthBearerValidatorCallbackHandler");
    properties.put("sasl.oauthbearer.jwks.endpoint.url", endpoint.keysUrl());
    properties.put("sasl.oauthbearer.expected.audience", TokenEndpoint.AUDIENCE);
  }

  private static void jaas(Map<String, String> properties, SaslMechanism mechanism, String module) {
    properties.put(
        PREFIX + mechanism.kafkaName().toLowerCase(Locale.ROOT) + ".sasl.jaas.config",
        module + ";");
  }

  /**
   * The users that a data directory has to know from the start, as Kafka's formatter takes them.
   */
  public List<String> scramUsers() {
    return security.users().entrySet().stream()
        .flatMap(
            user ->
                Stream.of(SaslMechanism.SCRAM_SHA_256, SaslMechanism.SCRAM_SHA_512)
                    .map(
                        mechanism ->
                            mechanism.kafkaName()
                                + "=[name="
                                + user.getKey()
                                + ",password="
                                + user.getValue()
                                + "]"))
        .toList();
  }

  @Override
  public String bootstrapServers() {
    return "localhost:" + port;
  }

  @Override
  public Map<String, String> withoutLogin() {
    Map<String, String> properties = new HashMap<>();
    properties.put("security.protocol", certificate == null ? "PLAINTEXT" : "SSL");
    if (certificate != null) {
      properties.put("ssl.truststore.type", TestCertificate.STORE_TYPE);
      properties.put("ssl.truststore.location", certificate.trustStore().toString());
      properties.put("ssl.truststore.password", certificate.password());
    }
    return properties;
  }

  @Override
  public Map<String, String> login(SaslMechanism mechanism, String user) {
    String password = security.users().get(user);
    if (password == null) {
      throw new IllegalArgumentException(
          "user: the broker knows " + security.users().keySet() + ", not '" + user + "'");
    }
    return login(mechanism, user, password);
  }

  @Override
  public Map<String, String> login(SaslMechanism mechanism, String user, String password) {
    Map<String, String> properties = withoutLogin();
    properties.put("security.protocol", certificate == null ? "SASL_PLAINTEXT" : "SASL_SSL");
    properties.put("sasl.mechanism", mechanism.kafkaName());
    properties.put(
        "sasl.jaas.config",
        switch (mechanism) {
          case PLAIN -> PLAIN + named("username", user) + named("password", password) + ";";
          case SCRAM_SHA_256, SCRAM_SHA_512 ->
              SCRAM + named("username", user) + named("password", password) + ";";
          case OAUTHBEARER ->
              OAUTH + named("clientId", user) + named("clientSecret", password) + ";";
        });
    if (mechanism == SaslMechanism.OAUTHBEARER && tokens != null) {
      properties.put("sasl.oauthbearer.token.endpoint.url", tokens.tokenUrl());
      properties.put(
          "sasl.login.callback.handler.class",
          MODULES + "oauthbearer.OAuthBearerLoginCallbackHandler");
    }
    return properties;
  }

  @Override
  public Map<String, String> certificate(CertificateForm form, String name) {
    return certificate(asked(), form, name);
  }

  @Override
  public synchronized Map<String, String> strangersCertificate(CertificateForm form, String name) {
    asked();
    if (strangers == null) {
      strangers = TestAuthority.create();
    }
    return certificate(strangers, form, name);
  }

  private Map<String, String> certificate(
      TestAuthority authority, CertificateForm form, String name) {
    Map<String, String> properties = withoutLogin();
    properties.putAll(authority.client(form, name));
    return properties;
  }

  private TestAuthority asked() {
    if (clients == null) {
      throw new IllegalStateException(
          "The broker asks for no certificates. Start it with"
              + " KafkaSecurity….withClientCertificates().");
    }
    return clients;
  }

  private static String named(String option, String value) {
    return " " + option + "=\"" + value + "\"";
  }

  @Override
  public synchronized void close() {
    for (TestAuthority authority : Arrays.asList(clients, strangers)) {
      if (authority != null) {
        authority.close();
      }
    }
    if (tokens != null) {
      tokens.close();
    }
    if (certificate != null) {
      certificate.close();
    }
  }
}
