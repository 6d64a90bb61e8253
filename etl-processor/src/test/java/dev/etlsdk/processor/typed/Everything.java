package dev.etlsdk.processor.typed;

import dev.etlsdk.api.annotation.Row;
import dev.etlsdk.udf.SqlType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A component of every type, under names that clash with those of generated code. */
@Row
public record Everything(
    boolean flag,
    byte tiny,
    short small,
    int index,
    long row,
    float real,
    double SCHEMA,
    @Nullable Boolean maybeFlag,
    @Nullable Byte maybeTiny,
    @Nullable Short maybeSmall,
    @Nullable Integer get,
    @Nullable Long rows,
    @Nullable Float TYPE,
    @Nullable Double batch,
    String text,
    @Nullable String maybeText,
    byte @Nullable [] bytes,
    @SqlType("DECIMAL(38, 10)") BigDecimal decimal,
    LocalDate date,
    LocalTime time,
    @SqlType("TIME(0)") @Nullable LocalTime second,
    LocalDateTime dateTime,
    @SqlType("TIMESTAMP(9)") @Nullable LocalDateTime nano,
    Instant instant,
    @SqlType("TIMESTAMP(3) WITH LOCAL TIME ZONE") @Nullable Instant milli,
    UUID id,
    Colour colour,
    @Nullable Colour maybeColour,
    Optional<Integer> optionalInt,
    Optional<Line> optionalLine,
    List<String> texts,
    @Nullable List<@Nullable String> maybeTexts,
    List<Integer> ints,
    List<List<Long>> matrix,
    Map<String, Double> map,
    Map<Colour, List<Line>> byColour,
    Line line,
    @Nullable Line maybeLine,
    List<Line> component) {}
