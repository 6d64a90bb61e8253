package dev.etlsdk.codegen.expression;

import dev.etlsdk.api.schema.DataType;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes times and intervals as SQL does. */
final class TemporalText {

  private static final List<Map.Entry<String, Long>> UNITS =
      List.of(
          Map.entry("DAY", 86_400_000_000_000L),
          Map.entry("HOUR", 3_600_000_000_000L),
          Map.entry("MINUTE", 60_000_000_000L),
          Map.entry("SECOND", 1_000_000_000L));
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter(Locale.ROOT);
  private static final DateTimeFormatter MOMENT =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd ")
          .append(TIME)
          .toFormatter(Locale.ROOT);

  private TemporalText() {}

  static String of(long value, DataType type) {
    if (type instanceof DataType.Time time) {
      return "TIME '" + TIME.format(LocalTime.ofNanoOfDay(value * nanos(time.precision()))) + "'";
    }
    DataType.Timestamp timestamp = (DataType.Timestamp) type;
    long unit = nanos(timestamp.precision());
    long perSecond = 1_000_000_000L / unit;
    LocalDateTime moment =
        LocalDateTime.ofEpochSecond(
            Math.floorDiv(value, perSecond),
            (int) (Math.floorMod(value, perSecond) * unit),
            ZoneOffset.UTC);
    String name = timestamp.local() ? "TIMESTAMP WITH LOCAL TIME ZONE" : "TIMESTAMP";
    return name + " '" + MOMENT.format(moment) + (timestamp.local() ? "Z'" : "'");
  }

  /** An interval in the largest unit that it is a whole number of. */
  static String interval(long count, boolean months) {
    if (months) {
      return count % 12 == 0 && count != 0
          ? "INTERVAL '" + count / 12 + "' YEAR"
          : "INTERVAL '" + count + "' MONTH";
    }
    for (Map.Entry<String, Long> unit : UNITS) {
      if (count != 0 && count % unit.getValue() == 0) {
        return "INTERVAL '" + count / unit.getValue() + "' " + unit.getKey();
      }
    }
    return "INTERVAL '"
        + BigDecimal.valueOf(count, 9).stripTrailingZeros().toPlainString()
        + "' SECOND";
  }

  private static long nanos(int precision) {
    return switch (precision) {
      case 0 -> 1_000_000_000L;
      case 3 -> 1_000_000L;
      case 6 -> 1_000L;
      default -> 1L;
    };
  }
}
