package dev.etlsdk.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.kernels.function.field.DateFields;
import java.time.LocalDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The fields that are computed straight from memory are those of all fields. */
class CalendarFieldsTest {

  @Test
  void aPointInTimeWithoutDateIsOutOfRange() {
    assertThatThrownBy(() -> Temporals.dateOf(Long.MAX_VALUE, 3))
        .isInstanceOf(RowFailure.class)
        .hasMessageContaining("out of the range of DATE");
  }

  @Test
  void fieldsAreThoseOfCalendarObjects() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 50_000; round++) {
      int precision = 3 * random.nextInt(4);
      long units = random.nextLong() >> random.nextInt(64);
      units >>= precision == 0 ? 24 : precision == 3 ? 8 : 0;
      LocalDateTime at = Temporals.dateTime(units, precision);
      int days = Temporals.dateOf(units, precision);
      assertThat(
              new long[] {
                CalendarFields.year(days),
                CalendarFields.quarter(days),
                CalendarFields.month(days),
                CalendarFields.day(days),
                CalendarFields.dayOfYear(days),
                CalendarFields.dayOfWeek(days),
                CalendarFields.isoDayOfWeek(days),
                CalendarFields.hour(units, precision),
                CalendarFields.minute(units, precision),
                CalendarFields.second(units, precision),
                CalendarFields.epoch(units, precision)
              })
          .as("%s, seed %d", at, seed)
          .containsExactly(
              DateFields.YEAR.extract(at),
              DateFields.QUARTER.extract(at),
              DateFields.MONTH.extract(at),
              DateFields.DAY.extract(at),
              DateFields.DOY.extract(at),
              DateFields.DOW.extract(at),
              DateFields.ISODOW.extract(at),
              DateFields.HOUR.extract(at),
              DateFields.MINUTE.extract(at),
              DateFields.SECOND.extract(at),
              DateFields.EPOCH.extract(at));
    }
  }
}
