package dev.etlsdk.codegen.expression;

import dev.etlsdk.api.schema.DataType;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** Writes times as people read them. */
final class TemporalText {

  private TemporalText() {}

  static String of(long value, DataType type) {
    if (type instanceof DataType.Time time) {
      return LocalTime.ofNanoOfDay(value * nanos(time.precision())).toString();
    }
    DataType.Timestamp timestamp = (DataType.Timestamp) type;
    long unit = nanos(timestamp.precision());
    long perSecond = 1_000_000_000L / unit;
    LocalDateTime moment =
        LocalDateTime.ofEpochSecond(
            Math.floorDiv(value, perSecond),
            (int) (Math.floorMod(value, perSecond) * unit),
            ZoneOffset.UTC);
    return moment.toString().replace('T', ' ') + (timestamp.local() ? "Z" : "");
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
