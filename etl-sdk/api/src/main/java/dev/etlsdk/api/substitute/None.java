package dev.etlsdk.api.substitute;

import java.util.Optional;

/** No substitutes. */
enum None implements Substitutes {
  NONE;

  @Override
  public <T> Optional<T> find(Class<T> type) {
    return Optional.empty();
  }
}
