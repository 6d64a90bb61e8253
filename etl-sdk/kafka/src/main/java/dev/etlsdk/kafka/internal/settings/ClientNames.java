package dev.etlsdk.kafka.internal.settings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The names under which a pipeline is known to Kafka, made of its own: no two pipelines, streams or
 * workers come to one name, whatever theirs are.
 */
public final class ClientNames {

  /** A pipeline's name can't hold it, so that the first one ends that name. */
  private static final String GROUP_SEPARATOR = ":";

  /** Doesn't come about by {@link #escaped}. */
  private static final String MEMBER_SEPARATOR = "__";

  /** Kafka's limit for the name of a static member. */
  private static final int LONGEST_MEMBER = 249;

  private static final int HASH_BYTES = 16;

  private ClientNames() {}

  /** The consumer group of a stream. */
  public static String group(String pipeline, String stream) {
    return pipeline + GROUP_SEPARATOR + stream;
  }

  /**
   * The name of a static member of a group. Kafka takes letters, digits, {@code .}, {@code -} and
   * {@code _}; all others, and {@code _} itself, stand there as {@code _} and two hexadecimal
   * digits a byte.
   */
  public static String member(String pipeline, String stream, String worker, int task) {
    String name =
        List.of(pipeline, stream, worker, Integer.toString(task)).stream()
            .map(ClientNames::escaped)
            .collect(Collectors.joining(MEMBER_SEPARATOR));
    if (name.length() <= LONGEST_MEMBER) {
      return name;
    }
    String hash = hash(name);
    return name.substring(0, LONGEST_MEMBER - hash.length()) + hash;
  }

  /**
   * The name under which a task's transactions are kept; its successor's are kept under the same,
   * if the worker has a stable name.
   */
  public static String transaction(String pipeline, String worker, int task) {
    return List.of(pipeline, worker, Integer.toString(task)).stream()
        .map(ClientNames::escaped)
        .collect(Collectors.joining(MEMBER_SEPARATOR));
  }

  /** What the names of all transactions of a pipeline begin with. */
  public static String transactions(String pipeline) {
    return escaped(pipeline) + MEMBER_SEPARATOR;
  }

  /** What a client calls itself in the broker's logs and quotas. */
  public static String client(String prefix, String worker, String what) {
    return worker.isEmpty()
        ? prefix + GROUP_SEPARATOR + what
        : prefix + GROUP_SEPARATOR + worker + GROUP_SEPARATOR + what;
  }

  private static String escaped(String name) {
    StringBuilder text = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (c < 128 && (Character.isLetterOrDigit(c) || c == '.' || c == '-')) {
        text.append(c);
      } else {
        text.append('_').append(HexFormat.of().toHexDigits(b));
      }
    }
    return text.toString();
  }

  private static String hash(String name) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every Java has SHA-256", absent);
    }
  }
}
