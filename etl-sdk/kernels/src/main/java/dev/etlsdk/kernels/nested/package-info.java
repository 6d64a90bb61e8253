/**
 * ARRAY, MAP and ROW as Java objects: {@code List}, {@code Map} and, for a ROW, the {@code List} of
 * its fields. Values within are Boolean, Byte, Short, Integer, Long, Float, Double, BigDecimal,
 * String, byte[], LocalDate, LocalTime, LocalDateTime, Instant, and nested ones again.
 */
@NullMarked
package dev.etlsdk.kernels.nested;

import org.jspecify.annotations.NullMarked;
