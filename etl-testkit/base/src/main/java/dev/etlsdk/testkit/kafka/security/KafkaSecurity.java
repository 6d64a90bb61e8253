package dev.etlsdk.testkit.kafka.security;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What an embedded broker asks of its clients on the address that {@link
 * SecuredKafka#bootstrapServers} names. Immutable: each {@code with…} returns a changed copy.
 *
 * <p>The address that the test itself uses stays open, so that it can publish, read and look
 * without logging in.
 */
public final class KafkaSecurity {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");
  private static final Pattern PASSWORD = Pattern.compile("[^\\s\"\\\\,=\\[\\];%+:]+");

  private final boolean tls;
  private final Map<String, String> users;
  private final boolean clientCertificates;
  private final boolean authorization;

  private KafkaSecurity(
      boolean tls, Map<String, String> users, boolean clientCertificates, boolean authorization) {
    this.tls = tls;
    this.users = Map.copyOf(users);
    this.clientCertificates = clientCertificates;
    this.authorization = authorization;
  }

  /** Everything is encrypted, and nobody logs in. */
  public static KafkaSecurity tls() {
    return new KafkaSecurity(true, Map.of(), false, false);
  }

  /**
   * Clients log in, by any of the {@link SaslMechanism}s.
   *
   * @param name letters, digits, {@code .}, {@code _} and {@code -}
   * @param password without blanks and without <code>" \ , = [ ] ; % + :</code>, which mean
   *     something in one of the mechanisms' settings
   */
  public static KafkaSecurity user(String name, String password) {
    return new KafkaSecurity(false, Map.of(), false, false).withUser(name, password);
  }

  /** One more user; see {@link #user}. */
  public KafkaSecurity withUser(String name, String password) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "name: letters, digits, '.', '_' and '-' only, not '" + name + "'");
    }
    if (!PASSWORD.matcher(password).matches()) {
      throw new IllegalArgumentException(
          "password: no blanks and none of \" \\ , = [ ] ; % + :, and at least one character");
    }
    Map<String, String> more = new TreeMap<>(users);
    more.put(name, password);
    return new KafkaSecurity(tls, more, clientCertificates, authorization);
  }

  /** Everything is encrypted as well. */
  public KafkaSecurity withTls() {
    return new KafkaSecurity(true, users, clientCertificates, authorization);
  }

  /**
   * Everything is encrypted, and a client has to show a certificate, such as {@link
   * SecuredKafka#certificate} makes. Unless it logs in as well, the certificate's name is the
   * user's.
   */
  public KafkaSecurity withClientCertificates() {
    return new KafkaSecurity(true, users, true, authorization);
  }

  /**
   * Users may do nothing but what {@link dev.etlsdk.testkit.kafka.EmbeddedKafka#allow} lets them.
   */
  public KafkaSecurity withAuthorization() {
    if (users.isEmpty() && !clientCertificates) {
      throw new IllegalArgumentException(
          "authorization: needs users; begin with KafkaSecurity.user(name, password), or ask for"
              + " certificates with withClientCertificates()");
    }
    return new KafkaSecurity(tls, users, clientCertificates, true);
  }

  /** Whether everything is encrypted. */
  public boolean hasTls() {
    return tls;
  }

  /** Whether clients have to show a certificate. */
  public boolean hasClientCertificates() {
    return clientCertificates;
  }

  /** Passwords by the users' names. */
  public Map<String, String> users() {
    return users;
  }

  /** Whether users may do only what they are allowed to. */
  public boolean hasAuthorization() {
    return authorization;
  }

  /** Without passwords. */
  @Override
  public String toString() {
    return "KafkaSecurity[tls="
        + tls
        + ", users="
        + users.keySet()
        + ", clientCertificates="
        + clientCertificates
        + ", authorization="
        + authorization
        + "]";
  }
}
