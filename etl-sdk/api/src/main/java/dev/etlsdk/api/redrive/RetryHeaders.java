package dev.etlsdk.api.redrive;

import dev.etlsdk.api.batch.Header;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The headers of a record that waits to be tried again, beside {@link RedriveHeaders}, which say
 * where it enters. They hold text. Neither sinks nor dead letters carry them on.
 */
public final class RetryHeaders {

  /** What the names begin with. */
  public static final String PREFIX = "__etl.retry.";

  /** How often the record was tried in its stream. */
  public static final String ATTEMPTS = PREFIX + "attempts";

  /** When it failed first, in milliseconds since 1970-01-01 UTC. */
  public static final String SINCE = PREFIX + "since";

  /** Before that time it isn't tried again, in milliseconds since 1970-01-01 UTC. */
  public static final String NOT_BEFORE = PREFIX + "not-before";

  private RetryHeaders() {}

  /** Whether a header is one of these. */
  public static boolean isOne(String name) {
    return name.startsWith(PREFIX);
  }

  /** How often a record was tried; 0 for one that doesn't come again. */
  public static int attempts(List<Header> headers) {
    return (int) Math.min(Integer.MAX_VALUE, number(headers, ATTEMPTS).orElse(0L));
  }

  /** When a record failed first; empty for one that doesn't come again. */
  public static Optional<Instant> since(List<Header> headers) {
    return number(headers, SINCE).map(Instant::ofEpochMilli);
  }

  /**
   * Before when a record isn't tried again, in milliseconds since 1970-01-01 UTC; 0 for no limit.
   */
  public static long notBefore(List<Header> headers) {
    return number(headers, NOT_BEFORE).orElse(0L);
  }

  /** The headers of a record that is to be tried again, in place of those it has. */
  public static List<Header> added(
      List<Header> headers, int attempts, Instant since, Instant notBefore) {
    List<Header> all = new ArrayList<>(headers.size() + 3);
    headers.stream().filter(header -> !isOne(header.name())).forEach(all::add);
    all.add(header(ATTEMPTS, attempts));
    all.add(header(SINCE, since.toEpochMilli()));
    all.add(header(NOT_BEFORE, notBefore.toEpochMilli()));
    return List.copyOf(all);
  }

  private static Header header(String name, long number) {
    return new Header(name, Long.toString(number).getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<Long> number(List<Header> headers, String name) {
    for (int i = headers.size() - 1; i >= 0; i--) {
      byte[] value = headers.get(i).value();
      if (headers.get(i).name().equals(name) && value != null) {
        try {
          return Optional.of(Long.parseLong(new String(value, StandardCharsets.UTF_8)));
        } catch (NumberFormatException foreign) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }
}
