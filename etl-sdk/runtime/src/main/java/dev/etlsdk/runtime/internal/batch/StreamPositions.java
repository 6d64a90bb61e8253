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
    Map<String, String> positions = new HashMap<>();
    ofSource.bySplit().forEach((split, at) -> positions.put(prefix(stream) + split, at));
    return new Position(positions);
  }

  /** Of what a sink keeps, the positions of one source. */
  public static Position toSource(String stream, Position ofSink) {
    String prefix = prefix(stream);
    Map<String, String> positions = new HashMap<>();
    ofSink
        .bySplit()
        .forEach(
            (id, at) -> {
              if (id.startsWith(prefix)) {
                positions.put(id.substring(prefix.length()), at);
              }
            });
    return new Position(positions);
  }

  /** The first slash ends the name, whatever the names of streams and splits hold. */
  private static String prefix(String stream) {
    return stream.replace("%", "%25").replace("/", "%2F") + "/";
  }
}
