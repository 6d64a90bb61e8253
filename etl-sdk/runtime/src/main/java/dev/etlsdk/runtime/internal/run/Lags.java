package dev.etlsdk.runtime.internal.run;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Adds up lags: what is known of some of them isn't the whole. */
final class Lags {

  private Lags() {}

  /** The sum, or empty if one is unknown. */
  static OptionalLong sum(Stream<OptionalLong> lags) {
    List<OptionalLong> all = lags.toList();
    return all.stream().allMatch(OptionalLong::isPresent)
        ? OptionalLong.of(all.stream().mapToLong(OptionalLong::getAsLong).sum())
        : OptionalLong.empty();
  }

  /** As a meter shows it. */
  static double orNaN(OptionalLong lag) {
    return lag.isPresent() ? lag.getAsLong() : Double.NaN;
  }
}
