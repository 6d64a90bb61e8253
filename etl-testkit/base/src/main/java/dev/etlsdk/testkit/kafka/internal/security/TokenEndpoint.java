package dev.etlsdk.testkit.kafka.internal.security;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A very small authorization server on localhost: it gives tokens to clients that know their
 * password (OAuth 2's client credentials), signed by RS256, and tells by which key brokers can
 * check them. Thread-safe.
 */
final class TokenEndpoint implements AutoCloseable {

  static final String AUDIENCE = "kafka";
  private static final String KEY_ID = "testkit";

  /** The JVM-wide list of addresses to which Kafka's clients and brokers may go for tokens. */
  private static final String ALLOWED = "org.apache.kafka.sasl.oauthbearer.allowed.urls";

  private static final Duration VALIDITY = Duration.ofMinutes(10);
  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;

  private final HttpServer server;
  private final ExecutorService threads;
  private final Map<String, String> users;
  private final KeyPair key;

  private TokenEndpoint(HttpServer server, Map<String, String> users, KeyPair key) {
    this.server = server;
    this.users = users;
    this.key = key;
    this.threads =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "embedded-kafka-tokens");
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(threads);
    server.createContext("/token", this::token);
    server.createContext("/keys", exchange -> answer(exchange, OK, keys()));
    server.start();
    System.getProperties()
        .merge(ALLOWED, tokenUrl() + "," + keysUrl(), (all, own) -> all + "," + own);
  }

  /** Opens a free port. */
  static TokenEndpoint open(Map<String, String> users) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return new TokenEndpoint(
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0),
          users,
          generator.generateKeyPair());
    } catch (IOException | GeneralSecurityException failure) {
      throw EtlException.of(
              EtlError.TESTKIT_0001,
              "the embedded Kafka broker's endpoint for tokens can't be opened: "
                  + failure.getMessage())
          .cause(failure)
          .fix("check that a port of localhost can be listened on")
          .build();
    }
  }

  String tokenUrl() {
    return "http://localhost:" + server.getAddress().getPort() + "/token";
  }

  String keysUrl() {
    return "http://localhost:" + server.getAddress().getPort() + "/keys";
  }

  private void token(HttpExchange exchange) throws IOException {
    String user = login(exchange.getRequestHeaders().getFirst("Authorization"));
    if (user.isEmpty()) {
      answer(exchange, UNAUTHORIZED, "{\"error\":\"invalid_client\"}");
    } else {
      answer(
          exchange,
          OK,
          "{\"access_token\":\""
              + signed(user)
              + "\",\"token_type\":\"Bearer\",\"expires_in\":"
              + VALIDITY.toSeconds()
              + "}");
    }
  }

  /** The user who has said the right password; empty if nobody has. */
  private String login(@Nullable String authorization) {
    if (authorization == null || !authorization.startsWith("Basic ")) {
      return "";
    }
    String pair =
        new String(Base64.getDecoder().decode(authorization.substring(6)), StandardCharsets.UTF_8);
    int colon = pair.indexOf(':');
    String user = colon < 0 ? "" : pair.substring(0, colon);
    byte[] said = pair.substring(colon + 1).getBytes(StandardCharsets.UTF_8);
    String expected = users.get(user);
    return expected != null
            && MessageDigest.isEqual(said, expected.getBytes(StandardCharsets.UTF_8))
        ? user
        : "";
  }

  private String signed(String user) {
    long now = Instant.now().getEpochSecond();
    String text =
        base64("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + KEY_ID + "\"}")
            + "."
            + base64(
                "{\"sub\":\""
                    + user
                    + "\",\"aud\":\""
                    + AUDIENCE
                    + "\",\"scope\":\"kafka\",\"iat\":"
                    + now
                    + ",\"exp\":"
                    + (now + VALIDITY.toSeconds())
                    + "}");
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key.getPrivate());
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return text + "." + base64(signature.sign());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JVM signs by SHA256withRSA", impossible);
    }
  }

  private String keys() {
    RSAPublicKey open = (RSAPublicKey) key.getPublic();
    return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\""
        + KEY_ID
        + "\",\"n\":\""
        + base64(unsigned(open.getModulus()))
        + "\",\"e\":\""
        + base64(unsigned(open.getPublicExponent()))
        + "\"}]}";
  }

  /** Without the byte in front that says no more than that the number isn't negative. */
  private static byte[] unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
  }

  private static String base64(String text) {
    return base64(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      byte[] body = json.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, body.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
