package dev.etlsdk.runtime.redrive;

import dev.etlsdk.api.redrive.StoredLetter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which dead letters are meant: those for which all that is said holds. Immutable.
 *
 * <pre>{@code
 * LetterFilter.all().code("ETL-UDF-0001").stream("priced").since(Instant.parse("2026-03-01T00:00:00Z"))
 * }</pre>
 */
public final class LetterFilter {

  private static final LetterFilter ALL = new LetterFilter(List.of());

  private final List<Condition> conditions;

  private LetterFilter(List<Condition> conditions) {
    this.conditions = conditions;
  }

  /** All letters. */
  public static LetterFilter all() {
    return ALL;
  }

  /** Those of an error, by its id. */
  public LetterFilter code(String code) {
    String wanted = Objects.requireNonNull(code, "code").toUpperCase(Locale.ROOT);
    return and("code " + wanted, letter -> letter.code().equals(wanted));
  }

  /** Those that failed in a stream. */
  public LetterFilter stream(String stream) {
    Objects.requireNonNull(stream, "stream");
    return and("stream " + stream, letter -> letter.stream().equals(stream));
  }

  /** Those that failed in a stage, such as {@code decode}, or whose stage begins so. */
  public LetterFilter stage(String stage) {
    Objects.requireNonNull(stage, "stage");
    return and("stage " + stage, letter -> letter.stage().startsWith(stage));
  }

  /** Those that failed then or later. */
  public LetterFilter since(Instant first) {
    Objects.requireNonNull(first, "first");
    return and("since " + first, letter -> !letter.time().isBefore(first));
  }

  /** Those that failed before. */
  public LetterFilter until(Instant end) {
    Objects.requireNonNull(end, "end");
    return and("until " + end, letter -> letter.time().isBefore(end));
  }

  /** Those whose record has this key, as UTF-8. */
  public LetterFilter key(String key) {
    byte[] wanted = Objects.requireNonNull(key, "key").getBytes(StandardCharsets.UTF_8);
    // The key may be what mustn't be told.
    return and(
        "a key",
        letter ->
            letter.record().filter(record -> Arrays.equals(record.key(), wanted)).isPresent());
  }

  /** Whether a letter is meant. */
  public boolean test(StoredLetter letter) {
    return conditions.stream().allMatch(condition -> condition.test.test(letter));
  }

  private LetterFilter and(String text, Predicate<StoredLetter> test) {
    List<Condition> more = new ArrayList<>(conditions);
    more.add(new Condition(text, test));
    return new LetterFilter(List.copyOf(more));
  }

  @Override
  public String toString() {
    return conditions.isEmpty()
        ? "all letters"
        : conditions.stream().map(Condition::text).collect(Collectors.joining(", "));
  }

  private record Condition(String text, Predicate<StoredLetter> test) {}
}
