package dev.etlsdk.processor;

import dev.etlsdk.processor.typed.Blob;
import dev.etlsdk.processor.typed.Colour;
import dev.etlsdk.processor.typed.Everything;
import dev.etlsdk.processor.typed.Line;
import dev.etlsdk.processor.typed.More;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Records of all types, with values that the columns hold exactly. */
final class RandomRows {

  private final RandomGenerator random;

  RandomRows(RandomGenerator random) {
    this.random = random;
  }

  Everything everything() {
    return new Everything(
        random.nextBoolean(),
        (byte) random.nextInt(),
        (short) random.nextInt(),
        random.nextInt(),
        random.nextLong(),
        random.nextFloat(),
        random.nextDouble(),
        maybe(random::nextBoolean),
        maybe(() -> (byte) random.nextInt()),
        maybe(() -> (short) random.nextInt()),
        maybe(random::nextInt),
        maybe(random::nextLong),
        maybe(random::nextFloat),
        maybe(random::nextDouble),
        text(),
        maybe(this::text),
        null,
        decimal(10, 120),
        date(),
        time().truncatedTo(ChronoUnit.MICROS),
        maybe(() -> time().truncatedTo(ChronoUnit.SECONDS)),
        dateTime().truncatedTo(ChronoUnit.MICROS),
        maybe(this::dateTime),
        instant().truncatedTo(ChronoUnit.MICROS),
        maybe(() -> instant().truncatedTo(ChronoUnit.MILLIS)),
        id(),
        colour(),
        maybe(this::colour),
        optional(random::nextInt),
        optional(this::line),
        list(this::text),
        maybe(() -> list(() -> maybe(this::text))),
        list(() -> maybe(random::nextInt)),
        list(() -> list(() -> maybe(random::nextLong))),
        map(this::text, () -> maybe(random::nextDouble)),
        map(this::colour, () -> list(this::line)),
        line(),
        maybe(this::line),
        list(this::line));
  }

  More more() {
    return new More(
        optional(this::text),
        optional(random::nextBoolean),
        optional(random::nextLong),
        optional(this::id),
        optional(this::colour),
        optional(() -> instant().truncatedTo(ChronoUnit.MICROS)),
        optional(() -> decimal(4, 60)),
        optional(() -> list(this::text)),
        optional(() -> map(this::text, random::nextInt)),
        list(random::nextBoolean),
        list(() -> maybe(random::nextDouble)),
        list(this::id),
        list(() -> maybe(this::colour)),
        list(this::date),
        list(() -> dateTime().truncatedTo(ChronoUnit.MICROS)),
        list(() -> maybe(() -> instant().truncatedTo(ChronoUnit.MICROS))),
        list(this::blob),
        list(() -> maybe(this::line)),
        list(() -> map(this::text, random::nextInt)),
        list(() -> list(() -> maybe(this::line))),
        map(random::nextInt, this::text),
        map(this::id, () -> time().truncatedTo(ChronoUnit.MICROS)),
        map(this::date, () -> instant().truncatedTo(ChronoUnit.MICROS)),
        map(this::text, () -> maybe(this::line)),
        map(this::text, () -> map(this::colour, random::nextLong)),
        holder(),
        maybe(this::holder));
  }

  private More.Holder holder() {
    return new More.Holder(
        line(),
        optional(this::line),
        list(() -> new More.Holding(maybe(this::id), decimal(3, 29))));
  }

  Line line() {
    return new Line(random.nextInt(), decimal(2, 39), maybe(this::text), list(this::blob));
  }

  Blob blob() {
    byte[] bytes = new byte[random.nextInt(20)];
    random.nextBytes(bytes);
    return new Blob(bytes);
  }

  private <T> @Nullable T maybe(Supplier<T> value) {
    return random.nextInt(3) == 0 ? null : value.get();
  }

  private <T> Optional<T> optional(Supplier<T> value) {
    return Optional.ofNullable(maybe(value));
  }

  private UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private LocalDate date() {
    return LocalDate.ofEpochDay(random.nextInt());
  }

  private <T> List<T> list(Supplier<T> element) {
    List<T> list = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      list.add(element.get());
    }
    return list;
  }

  private <K, V> Map<K, V> map(Supplier<K> key, Supplier<V> value) {
    Map<K, V> map = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      map.put(key.get(), value.get());
    }
    return map;
  }

  private String text() {
    return random
        .ints(random.nextInt(30), 0, 0x2_0000)
        .map(c -> c >= 0xD800 && c < 0xE000 ? 'x' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private BigDecimal decimal(int scale, int bits) {
    BigInteger unscaled =
        new BigInteger(1 + random.nextInt(bits), new java.util.Random(random.nextLong()));
    return new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), scale);
  }

  private LocalTime time() {
    return LocalTime.ofNanoOfDay(random.nextLong(86_400_000_000_000L));
  }

  private LocalDateTime dateTime() {
    return LocalDateTime.ofInstant(instant(), ZoneOffset.UTC);
  }

  private Instant instant() {
    return Instant.ofEpochSecond(
        random.nextLong(-9_000_000_000L, 9_000_000_000L), random.nextInt(1_000_000_000));
  }

  private Colour colour() {
    return Colour.values()[random.nextInt(3)];
  }
}
