package dev.etlsdk.kafka.internal;

import java.util.List;
import java.util.regex.Pattern;

/** Which topics a source reads. */
public sealed interface TopicSelection {

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
    public String toString() {
      return "/" + pattern.pattern() + "/";
    }
  }
}
