package dev.etlsdk.kafka.internal.read;

import java.util.List;
import java.util.regex.Pattern;

/** Which topics a source reads. */
public sealed interface TopicSelection {

  /** Whether a topic is among them. */
  boolean selects(String topic);

  /**
   * Topics by name, all of which have to exist.
   *
   * @param names at least one, distinct
   */
  record Names(List<String> names) implements TopicSelection {
    public Names {
      names = List.copyOf(names);
    }

    @Override
    public boolean selects(String topic) {
      return names.contains(topic);
    }

    @Override
    public String toString() {
      return String.join(", ", names);
    }
  }

  /**
   * All topics whose whole name matches, now and later.
   *
   * @param pattern the pattern
   * @param mayBeNone whether reading may begin when no topic matches yet
   */
  record Matching(Pattern pattern, boolean mayBeNone) implements TopicSelection {

    @Override
    public boolean selects(String topic) {
      return !topic.startsWith("__") && pattern.matcher(topic).matches();
    }

    /**
     * The pattern as the client gets it: without Kafka's own topics and other internal ones, whose
     * names begin with {@code __}.
     */
    Pattern subscription() {
      int flags = pattern.flags();
      boolean literal = (flags & Pattern.LITERAL) != 0;
      String inner = literal ? Pattern.quote(pattern.pattern()) : pattern.pattern();
      // A comment at the pattern's end would take the bracket with it.
      String end = (flags & Pattern.COMMENTS) != 0 ? "\n)" : ")";
      return Pattern.compile("(?!__)(?:" + inner + end, flags & ~Pattern.LITERAL);
    }

    @Override
    public String toString() {
      return "/" + pattern.pattern() + "/";
    }
  }
}
