package dev.etlsdk.codegen.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Fills methods one after the other, in order. */
final class Packs {

  private Packs() {}

  /** As few lists as possible, none of them heavier than a method unless it is of one item. */
  static <T> List<List<T>> of(List<T> items, ToIntFunction<T> weights) {
    List<List<T>> packs = new ArrayList<>();
    List<T> pack = new ArrayList<>();
    int weight = 0;
    for (T item : items) {
      int more = weights.applyAsInt(item);
      if (!pack.isEmpty() && weight + more > Weight.METHOD) {
        packs.add(pack);
        pack = new ArrayList<>();
        weight = 0;
      }
      pack.add(item);
      weight += more;
    }
    if (!pack.isEmpty()) {
      packs.add(pack);
    }
    return packs;
  }
}
