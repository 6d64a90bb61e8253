package dev.etlsdk.pipeline.config;

import dev.etlsdk.api.error.NearestNames;
import java.util.Collection;
import java.util.List;

/** What was probably meant by a key that nothing knows. */
public final class UnknownKeys {

  private UnknownKeys() {}

  /**
   * The question to add to a message, {@code did you mean 'worker.tasks'?}; empty if nothing is
   * near. Among keys that differ in their last part only, that part alone tells how near they are.
   */
  public static String question(String key, Collection<String> known) {
    String before = key.substring(0, key.lastIndexOf('.') + 1);
    List<String> siblings =
        known.stream()
            .filter(name -> name.startsWith(before) && name.indexOf('.', before.length()) < 0)
            .map(name -> name.substring(before.length()))
            .toList();
    List<String> near = NearestNames.of(key.substring(before.length()), siblings);
    return near.isEmpty()
        ? NearestNames.question(key, known)
        : NearestNames.question(key, near.stream().map(last -> before + last).toList());
  }
}
