package dev.etlsdk.pipeline.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** Reads texts of a configuration as values; empty where a text isn't of the form. */
final class TextValues {

  static final String NUMBER = "a whole number";
  static final String FLAG = "true or false";
  static final String DURATION = "a time such as 500ms, 30s, 5m, 2h or PT30S";
  static final String SHARE = "a number from 0 to 1, such as 0.2";
  static final String SIZE = "a size such as 65536, 64KiB, 512MiB or 2GiB";

  private TextValues() {}

  static Optional<Long> number(String text) {
    try {
      return Optional.of(Long.parseLong(text.strip().replace("_", "")));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** A whole number that isn't negative. */
  static Optional<Long> count(String text) {
    return number(text).filter(count -> count >= 0);
  }

  static Optional<Double> share(String text) {
    try {
      double share = Double.parseDouble(text.strip());
      return share >= 0 && share <= 1 ? Optional.of(share) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  static Optional<Boolean> flag(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  static Optional<Duration> duration(String written) {
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

  static Optional<Long> size(String written) {
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

  private static int digits(String text) {
    int count = 0;
    while (count < text.length() && Character.isDigit(text.charAt(count))) {
      count++;
    }
    return count;
  }
}
