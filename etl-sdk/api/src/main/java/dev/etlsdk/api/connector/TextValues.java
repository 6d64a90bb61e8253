package dev.etlsdk.api.connector;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Reads texts of annotations and configurations as values; empty where a text isn't of the form.
 * The same for the compiler and for a worker at its start.
 */
public final class TextValues {

  /** What {@link #number} reads, for messages. */
  public static final String NUMBER = "a whole number";

  /** What {@link #flag} reads, for messages. */
  public static final String FLAG = "true or false";

  /** What {@link #duration} reads, for messages. */
  public static final String DURATION = "a time such as 500ms, 30s, 5m, 2h or PT30S";

  /** What {@link #share} reads, for messages. */
  public static final String SHARE = "a number from 0 to 1, such as 0.2";

  /** What {@link #size} reads, for messages. */
  public static final String SIZE = "a size such as 65536, 64KiB, 512MiB or 2GiB";

  /** What {@link #instant} reads, for messages. */
  public static final String INSTANT = "a time such as 2026-01-31T12:00:00Z";

  /** What {@link #pattern} reads, for messages. */
  public static final String PATTERN = "a regular expression";

  private TextValues() {}

  /** A whole number; underscores may part its digits. */
  public static Optional<Long> number(String text) {
    try {
      return Optional.of(Long.parseLong(text.strip().replace("_", "")));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** A whole number that isn't negative. */
  public static Optional<Long> count(String text) {
    return number(text).filter(count -> count >= 0);
  }

  /** A share, from 0 to 1. */
  public static Optional<Double> share(String text) {
    try {
      double share = Double.parseDouble(text.strip());
      return share >= 0 && share <= 1 ? Optional.of(share) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** True or false. */
  public static Optional<Boolean> flag(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** A time. */
  public static Optional<Duration> duration(String written) {
    String text = written.strip().toLowerCase(Locale.ROOT);
    try {
      if (text.startsWith("p")) {
        return Optional.of(Duration.parse(text));
      }
      int unit = digits(text);
      long amount = Long.parseLong(text.substring(0, unit));
      return Optional.ofNullable(
          switch (text.substring(unit).strip()) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> null;
          });
    } catch (NumberFormatException | DateTimeParseException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  /** A number of bytes. */
  public static Optional<Long> size(String written) {
    String text = written.strip().toLowerCase(Locale.ROOT);
    try {
      int unit = digits(text);
      long amount = Long.parseLong(text.substring(0, unit));
      return switch (text.substring(unit).strip()) {
        case "", "b" -> Optional.of(amount);
        case "kib" -> Optional.of(Math.multiplyExact(amount, 1L << 10));
        case "mib" -> Optional.of(Math.multiplyExact(amount, 1L << 20));
        case "gib" -> Optional.of(Math.multiplyExact(amount, 1L << 30));
        default -> Optional.empty();
      };
    } catch (NumberFormatException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  /** A moment. */
  public static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text.strip()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** A regular expression. */
  public static Optional<Pattern> pattern(String text) {
    try {
      return Optional.of(Pattern.compile(text));
    } catch (PatternSyntaxException e) {
      return Optional.empty();
    }
  }

  /** The constant of an enum that a text names: {@code at-least-once} is AT_LEAST_ONCE. */
  public static String constant(String text) {
    return text.strip().replace('-', '_').toUpperCase(Locale.ROOT);
  }

  /** Whether a text is {@code name=value}. */
  public static boolean isPair(String text) {
    return text.indexOf('=') >= 1;
  }

  private static int digits(String text) {
    int count = 0;
    while (count < text.length() && Character.isDigit(text.charAt(count))) {
      count++;
    }
    return count;
  }
}
