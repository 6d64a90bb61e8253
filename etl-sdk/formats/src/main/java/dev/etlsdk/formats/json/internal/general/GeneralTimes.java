package dev.etlsdk.formats.json.internal.general;

import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.formats.json.internal.text.IsoText;
import dev.etlsdk.formats.json.internal.text.Status;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes text for dates and times by way of {@code java.time}. */
final class GeneralTimes {

  private static final DateTimeFormatter DATE = strict(dateBuilder());
  private static final DateTimeFormatter TIME = strict(timeBuilder());
  private static final Pattern ZONE = Pattern.compile("([Zz]|[+-][0-9]{2}(:?[0-9]{2})?)$");
  private static final Pattern SEPARATOR = Pattern.compile("[Tt ]");

  private GeneralTimes() {}

  private static DateTimeFormatter strict(DateTimeFormatterBuilder builder) {
    return builder.toFormatter(Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
  }

  private static DateTimeFormatterBuilder dateBuilder() {
    return new DateTimeFormatterBuilder()
        .appendValue(ChronoField.YEAR, 4, 9, SignStyle.EXCEEDS_PAD)
        .appendPattern("-MM-dd");
  }

  private static DateTimeFormatterBuilder timeBuilder() {
    return new DateTimeFormatterBuilder()
        .appendPattern("HH:mm[:ss")
        .optionalStart()
        .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
        .optionalEnd()
        .appendPattern("]");
  }

  /** The value in units of the type. */
  @SuppressWarnings("JavaLocalTimeGetNano") // the seconds are taken by another name
  static Long parse(DataType type, String text, boolean truncate) throws GeneralText.Unreadable {
    try {
      return switch (type.kind()) {
        case DATE -> {
          long day = LocalDate.parse(text, DATE).toEpochDay();
          if ((int) day != day) {
            throw new GeneralText.Unreadable(Status.RANGE);
          }
          yield day;
        }
        case TIME -> {
          LocalTime time = LocalTime.parse(text, TIME);
          int precision = ((DataType.Time) type).precision();
          yield units(time.toSecondOfDay(), time.getNano(), precision, truncate);
        }
        default -> timestamp((DataType.Timestamp) type, text, truncate);
      };
    } catch (DateTimeException e) {
      throw new GeneralText.Unreadable(Status.WRONG);
    }
  }

  @SuppressWarnings("JavaLocalDateTimeGetNano") // the seconds are taken by another name
  private static Long timestamp(DataType.Timestamp type, String text, boolean truncate)
      throws GeneralText.Unreadable {
    String[] parts = SEPARATOR.split(text, 2);
    if (parts.length < 2) {
      throw new GeneralText.Unreadable(Status.WRONG);
    }
    LocalDate date = LocalDate.parse(parts[0], DATE);
    Matcher zone = ZONE.matcher(parts[1]);
    boolean zoned = zone.find();
    LocalTime time = LocalTime.parse(zoned ? parts[1].substring(0, zone.start()) : parts[1], TIME);
    ZoneOffset offset = zoned ? ZoneOffset.of(zone.group().toUpperCase(Locale.ROOT)) : null;
    if (offset == null && type.local()) {
      throw new GeneralText.Unreadable(Status.NO_ZONE);
    }
    if (offset != null && !type.local()) {
      throw new GeneralText.Unreadable(Status.ZONE);
    }
    LocalDateTime local = LocalDateTime.of(date, time);
    long seconds = local.toEpochSecond(offset == null ? ZoneOffset.UTC : offset);
    return units(seconds, local.getNano(), type.precision(), truncate);
  }

  private static Long units(long seconds, int nano, int precision, boolean truncate)
      throws GeneralText.Unreadable {
    long unit = IsoText.POWERS_OF_TEN[9 - precision];
    if (!truncate && nano % unit != 0) {
      throw new GeneralText.Unreadable(Status.EXCESS);
    }
    BigInteger value =
        BigInteger.valueOf(seconds)
            .multiply(BigInteger.TEN.pow(precision))
            .add(BigInteger.valueOf(nano / unit));
    if (value.bitLength() > 63) {
      throw new GeneralText.Unreadable(Status.RANGE);
    }
    return value.longValue();
  }
}
