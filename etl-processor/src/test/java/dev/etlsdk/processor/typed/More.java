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

/** Types within types. */
@Row
public record More(
    Optional<String> optionalText,
    Optional<Boolean> optionalFlag,
    Optional<Long> optionalLong,
    Optional<UUID> optionalId,
    Optional<Colour> optionalColour,
    Optional<Instant> optionalInstant,
    @SqlType("DECIMAL(20, 4)") Optional<BigDecimal> optionalDecimal,
    Optional<List<String>> optionalList,
    Optional<Map<String, Integer>> optionalMap,
    List<Boolean> flags,
    List<@Nullable Double> doubles,
    List<UUID> ids,
    List<@Nullable Colour> colours,
    List<LocalDate> dates,
    List<LocalDateTime> dateTimes,
    List<@Nullable Instant> instants,
    List<Blob> blobs,
    List<@Nullable Line> lines,
    List<Map<String, Integer>> maps,
    List<List<@Nullable Line>> pages,
    Map<Integer, String> byNumber,
    Map<UUID, LocalTime> byId,
    Map<LocalDate, Instant> byDate,
    Map<String, @Nullable Line> byName,
    Map<String, Map<Colour, Long>> nested,
    Holder holder,
    @Nullable Holder maybeHolder) {

  /** A record within this one, which holds others in turn. */
  public record Holder(Line line, Optional<Line> other, List<Holding> holdings) {}

  /** A record within a list within a record. */
  public record Holding(@Nullable UUID id, @SqlType("DECIMAL(9, 3)") BigDecimal share) {}
}
