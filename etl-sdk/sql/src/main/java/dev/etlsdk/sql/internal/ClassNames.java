package dev.etlsdk.sql.internal;

/** Names of generated classes. */
final class ClassNames {

  private ClassNames() {}

  /** A stream's name as a class name: {@code even_sums} becomes {@code EvenSums}. */
  static String of(String stream) {
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
    return name.isEmpty() ? "Stream" : name.toString();
  }
}
