package dev.etlsdk.kafka;

import dev.etlsdk.api.batch.Header;
import dev.etlsdk.api.batch.SourceRecords;
import dev.etlsdk.api.sink.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the headers of a dead letter say. Each is text in UTF-8 under a name that begins with {@link
 * #PREFIX}, such as {@code __etl.errors.code}. Immutable.
 *
 * <pre>{@code
 * DeadLetterHeaders.read(headers).ifPresent(why -> log.info("{} at {}", why.code(), why.origin()));
 * }</pre>
 *
 * @param code the error's stable code
 * @param message what is wrong with the row
 * @param column the column at which it failed; null if that isn't known
 * @param stage what was being done: decode, the SQL, a transform, or encode for a sink
 * @param stream the stream in which the record failed and at which it will enter again
 * @param pipeline name of the pipeline
 * @param version version of the pipeline
 * @param time when it failed
 * @param attempt how often the record was tried in that stage, from 1
 * @param origin where the record came from; null for a row of a source that has no records
 */
public record DeadLetterHeaders(
    String code,
    String message,
    @Nullable String column,
    String stage,
    String stream,
    String pipeline,
    String version,
    Instant time,
    int attempt,
    @Nullable Origin origin) {

  /** What the names begin with. */
  public static final String PREFIX = "__etl.errors.";

  /** A message holds no more than this, so that a record near the size limit still finds room. */
  private static final int LONGEST_MESSAGE = 1000;

  private static final String CONNECT = "__connect.errors.";
  private static final String CONNECT_MESSAGE = CONNECT + "exception.message";

  /**
   * The place of a source record.
   *
   * @param topic its topic
   * @param partition its partition
   * @param offset its offset
   * @param timestamp milliseconds since 1970-01-01 UTC, or -1 if it has no time
   */
  public record Origin(String topic, int partition, long offset, long timestamp) {

    /** {@code orders-3@42}. */
    @Override
    public String toString() {
      return topic + "-" + partition + "@" + offset;
    }
  }

  /** The headers of a letter. */
  public static DeadLetterHeaders of(DeadLetter letter) {
    SourceRecords records = letter.records();
    int at = letter.ordinal();
    Origin origin =
        at < records.count()
            ? new Origin(
                records.topic(at), records.partition(at), records.offset(at), records.timestamp(at))
            : null;
    return new DeadLetterHeaders(
        letter.error().code().id(),
        shortened(letter.error().message()),
        letter.error().column(),
        letter.stage(),
        letter.stream(),
        letter.pipeline(),
        letter.version(),
        letter.time(),
        letter.attempt(),
        origin);
  }

  private static String shortened(String message) {
    return message.length() <= LONGEST_MESSAGE
        ? message
        : message.substring(0, LONGEST_MESSAGE) + "…";
  }

  /**
   * What the headers of a record say; empty if it is no dead letter. A header that is missing or
   * can't be read is empty text, time 0 or attempt 1, so that letters of other versions can be
   * read.
   */
  public static Optional<DeadLetterHeaders> read(List<Header> headers) {
    Map<String, String> texts = texts(headers);
    String code = texts.get("code");
    if (code == null) {
      return Optional.empty();
    }
    return Optional.of(
        new DeadLetterHeaders(
            code,
            texts.getOrDefault("message", ""),
            texts.get("column"),
            texts.getOrDefault("stage", ""),
            texts.getOrDefault("stream", ""),
            texts.getOrDefault("pipeline", ""),
            texts.getOrDefault("version", ""),
            parsed(texts.get("time"), Instant::parse, Instant.EPOCH),
            parsed(texts.get("attempt"), Integer::valueOf, 1),
            origin(texts)));
  }

  private static @Nullable Origin origin(Map<String, String> texts) {
    String topic = texts.get("topic");
    return topic == null
        ? null
        : new Origin(
            topic,
            parsed(texts.get("partition"), Integer::valueOf, 0),
            parsed(texts.get("offset"), Long::valueOf, 0L),
            parsed(texts.get("timestamp"), Long::valueOf, -1L));
  }

  private static <T> T parsed(@Nullable String text, Function<String, T> parse, T otherwise) {
    try {
      return text == null ? otherwise : parse.apply(text);
    } catch (NumberFormatException | DateTimeException foreign) {
      return otherwise;
    }
  }

  /** Our headers by the end of their name; of two of one name the last counts. */
  private static Map<String, String> texts(List<Header> headers) {
    Map<String, String> texts = new HashMap<>();
    for (Header header : headers) {
      byte[] value = header.value();
      if (header.name().startsWith(PREFIX) && value != null) {
        texts.put(
            header.name().substring(PREFIX.length()), new String(value, StandardCharsets.UTF_8));
      }
    }
    return texts;
  }

  /**
   * The headers that a record had before it became a dead letter: those given without ours, and
   * without the ones under Kafka Connect's names that were written with them.
   */
  public static List<Header> original(List<Header> headers) {
    boolean connect = read(headers).map(ours -> ours.isRepeated(headers)).orElse(false);
    return headers.stream()
        .filter(header -> !header.name().startsWith(PREFIX))
        .filter(header -> !(connect && header.name().startsWith(CONNECT)))
        .toList();
  }

  /** Whether the headers under Kafka Connect's names tell of this failure. */
  private boolean isRepeated(List<Header> headers) {
    return headers.stream()
        .filter(header -> header.name().equals(CONNECT_MESSAGE) && header.value() != null)
        .anyMatch(
            header -> new String(header.value(), StandardCharsets.UTF_8).equals(connectMessage()));
  }

  private String connectMessage() {
    return code + ": " + message;
  }

  /**
   * The headers of the letter: those of the record, ours, and the same again under the names that
   * Kafka Connect gives to the headers of its dead letters, by which many tools show them. A record
   * that came out of Connect's dead letters keeps what Connect said.
   *
   * @param ofRecord the headers of the record; ours among them, of an earlier failure, are replaced
   */
  public List<Header> with(List<Header> ofRecord) {
    List<Header> all = new ArrayList<>(original(ofRecord));
    boolean fromConnect = all.stream().anyMatch(header -> header.name().startsWith(CONNECT));
    addOurs(all);
    if (!fromConnect) {
      addConnects(all);
    }
    return all;
  }

  private void addOurs(List<Header> all) {
    add(all, PREFIX + "code", code);
    add(all, PREFIX + "message", message);
    if (column != null) {
      add(all, PREFIX + "column", column);
    }
    add(all, PREFIX + "stage", stage);
    add(all, PREFIX + "stream", stream);
    add(all, PREFIX + "pipeline", pipeline);
    add(all, PREFIX + "version", version);
    add(all, PREFIX + "time", time.toString());
    add(all, PREFIX + "attempt", Integer.toString(attempt));
    if (origin != null) {
      add(all, PREFIX + "topic", origin.topic());
      add(all, PREFIX + "partition", Integer.toString(origin.partition()));
      add(all, PREFIX + "offset", Long.toString(origin.offset()));
      add(all, PREFIX + "timestamp", Long.toString(origin.timestamp()));
    }
  }

  private void addConnects(List<Header> all) {
    if (origin != null) {
      add(all, CONNECT + "topic", origin.topic());
      add(all, CONNECT + "partition", Integer.toString(origin.partition()));
      add(all, CONNECT + "offset", Long.toString(origin.offset()));
    }
    add(all, CONNECT + "connector.name", pipeline);
    add(all, CONNECT + "stage", stage);
    add(all, CONNECT_MESSAGE, connectMessage());
  }

  private static void add(List<Header> all, String name, String text) {
    all.add(new Header(name, text.getBytes(StandardCharsets.UTF_8)));
  }
}
