package dev.etlsdk.runtime.internal.redrive;

import dev.etlsdk.api.redrive.KeptRecord;
import java.util.List;

/**
 * Where a letter goes again.
 *
 * @param source number of the source that will read it; -1 if it goes nowhere
 * @param record as it will come
 * @param obstacle why it goes nowhere; empty if it goes
 */
record Route(int source, KeptRecord record, String obstacle) {

  private static final KeptRecord NONE =
      new KeptRecord("", 0, 0, -1, new byte[0], new byte[0], List.of());

  static Route none(String obstacle) {
    return new Route(-1, NONE, obstacle);
  }

  boolean goes() {
    return obstacle.isEmpty();
  }
}
