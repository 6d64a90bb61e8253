package dev.etlsdk.runtime.internal.batch;

import dev.etlsdk.api.source.Position;
import java.util.HashMap;
import java.util.Map;

/**
 * The positions of several sources as the one position that a sink keeps: split ids are unique
 * within their source only, so the name of the source's stream stands before them, as in {@code
 * orders/input-0}.
 */
public final class StreamPositions {

  private StreamPositions() {}

  /** The positions of one source as a sink keeps them. */
  static Position toSink(String stream, Position ofSource) {
    return new Position(prefixed(stream, ofSource.bySplit()), prefixed(stream, ofSource.notes()));
  }

  private static Map<String, String> prefixed(String stream, Map<String, String> bySplit) {
    Map<String, String> prefixed = new HashMap<>();
    bySplit.forEach((split, text) -> prefixed.put(prefix(stream) + split, text));
    return prefixed;
  }

  /** Of what a sink keeps, the positions of one source. */
  public static Position toSource(String stream, Position ofSink) {
    return new Position(own(stream, ofSink.bySplit()), own(stream, ofSink.notes()));
  }

  private static Map<String, String> own(String stream, Map<String, String> bySplit) {
    String prefix = prefix(stream);
    Map<String, String> own = new HashMap<>();
    bySplit.forEach(
        (id, text) -> {
          if (id.startsWith(prefix)) {
            own.put(id.substring(prefix.length()), text);
          }
        });
    return own;
  }

  /** What a sink calls a split. */
  static String id(String stream, String split) {
    return prefix(stream) + split;
  }

  /** The first slash ends the name, whatever the names of streams and splits hold. */
  private static String prefix(String stream) {
    return stream.replace("%", "%25").replace("/", "%2F") + "/";
  }
}
