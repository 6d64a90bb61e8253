package dev.etlsdk.api.redrive;

import dev.etlsdk.api.batch.Header;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The headers of a record that comes again, because its dead letter was sent back to the source.
 * They hold text. Sinks don't carry them on; a dead letter of the record keeps them.
 */
public final class RedriveHeaders {

  /** What the names begin with. */
  public static final String PREFIX = "__etl.redrive.";

  /** How many times the record has been sent again; the guard against loops counts by it. */
  public static final String COUNT = PREFIX + "count";

  /** The pipeline that it was sent again for; to any other one it is a record like others. */
  public static final String PIPELINE = PREFIX + "pipeline";

  /** The stream at which it enters: what isn't made of that stream has it already. */
  public static final String STREAM = PREFIX + "stream";

  /**
   * The header of a mark: a record of headers alone among dead letters, which says which of them
   * were sent again. It is no letter; whoever counts letters skips it.
   */
  public static final String SENT = PREFIX + "sent";

  private RedriveHeaders() {}

  /** Whether a header is one of these. */
  public static boolean isOne(String name) {
    return name.startsWith(PREFIX);
  }

  /** How many times a record has been sent again for a pipeline; 0 for one that never was. */
  public static int count(List<Header> headers, String pipeline) {
    if (!isFor(headers, pipeline)) {
      return 0;
    }
    try {
      return text(headers, COUNT).map(Integer::parseInt).orElse(0);
    } catch (NumberFormatException foreign) {
      return 0;
    }
  }

  /** The stream at which a record enters a pipeline; empty for one that enters as a whole. */
  public static Optional<String> stream(List<Header> headers, String pipeline) {
    return isFor(headers, pipeline) ? text(headers, STREAM) : Optional.empty();
  }

  private static boolean isFor(List<Header> headers, String pipeline) {
    return text(headers, PIPELINE).filter(pipeline::equals).isPresent();
  }

  /** A record's own headers, and behind them those that say that it comes again. */
  public static List<Header> added(
      List<Header> headers, String pipeline, String stream, int count) {
    List<Header> all = new ArrayList<>(headers.size() + 3);
    headers.stream().filter(header -> !isOne(header.name())).forEach(all::add);
    all.add(header(COUNT, Integer.toString(count)));
    all.add(header(PIPELINE, pipeline));
    all.add(header(STREAM, stream));
    return List.copyOf(all);
  }

  private static Header header(String name, String text) {
    return new Header(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The text of the last header of a name. */
  private static Optional<String> text(List<Header> headers, String name) {
    for (int i = headers.size() - 1; i >= 0; i--) {
      byte[] value = headers.get(i).value();
      if (headers.get(i).name().equals(name) && value != null) {
        return Optional.of(new String(value, StandardCharsets.UTF_8));
      }
    }
    return Optional.empty();
  }
}
