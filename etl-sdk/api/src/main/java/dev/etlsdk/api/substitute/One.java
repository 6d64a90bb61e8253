package dev.etlsdk.api.substitute;

import java.util.Optional;

/** One substitute. */
record One(Class<?> type, Object part) implements Substitutes {

  @Override
  public <T> Optional<T> find(Class<T> wanted) {
    return wanted == type ? Optional.of(wanted.cast(part)) : Optional.empty();
  }
}
