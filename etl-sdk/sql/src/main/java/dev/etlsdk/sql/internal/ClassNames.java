package dev.etlsdk.sql.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Names of generated classes. */
final class ClassNames {

  /** Words of which the class's name shows where each begins. */
  private static final Pattern PLAIN = Pattern.compile("[a-z][a-z0-9]*(_[a-z][a-z0-9]*)*");

  private static final int DIGEST_BYTES = 4;

  private ClassNames() {}

  /**
   * A stream's name as a class name: {@code even_sums} becomes {@code EvenSums}. Two streams never
   * get one name: what the letters of a class's name can't show is told apart by a digest behind
   * them, as in {@code AB_5e884898}.
   */
  static String of(String stream) {
    String name = words(stream);
    if (!PLAIN.matcher(stream).matches()) {
      return (name.isEmpty() ? "Stream" : name) + "_" + digest(stream);
    }
    // a class of java.lang would be hidden in all classes of the query
    return isOfJavaLang(name) ? name + "_Query" : name;
  }

  private static String words(String stream) {
    StringBuilder name = new StringBuilder();
    boolean upper = true;
    for (int i = 0; i < stream.length(); i++) {
      char c = stream.charAt(i);
      if (!Character.isLetterOrDigit(c) || c > '~') {
        upper = true;
        continue;
      }
      if (name.isEmpty() && Character.isDigit(c)) {
        name.append("Stream");
      }
      name.append(upper ? Character.toUpperCase(c) : c);
      upper = false;
    }
    return name.toString();
  }

  private static String digest(String stream) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(stream.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  private static boolean isOfJavaLang(String name) {
    try {
      Class.forName("java.lang." + name, false, null);
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }
}
