package dev.etlsdk.processor.internal.model;

import dev.etlsdk.api.error.ErrorCode;
import dev.etlsdk.api.error.EtlException;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, so that one compilation tells all of it. */
public final class Findings {

  private final List<Finding> found = new ArrayList<>();

  /**
   * A mistake and its place.
   *
   * @param problem what is wrong and what to do
   * @param place where
   */
  public record Finding(EtlException problem, Place place) {}

  /** Notes a mistake. */
  public void add(Place place, ErrorCode code, String problem, String fix) {
    add(place, EtlException.of(code, problem).fix(fix).build());
  }

  /** Notes a mistake. */
  public void add(Place place, EtlException problem) {
    found.add(new Finding(problem, place));
  }

  /** All, in the order in which they were found. */
  public List<Finding> all() {
    return List.copyOf(found);
  }

  /** Whether nothing is wrong. */
  public boolean isEmpty() {
    return found.isEmpty();
  }
}
