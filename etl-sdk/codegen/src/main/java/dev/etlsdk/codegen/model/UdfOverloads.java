package dev.etlsdk.codegen.model;

import dev.etlsdk.api.error.NearestNames;
import dev.etlsdk.api.schema.DataType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Chooses among functions of one name. Immutable and thread-safe. */
final class UdfOverloads implements UdfCatalog {

  private final Map<String, List<UdfFunction>> byName = new LinkedHashMap<>();

  UdfOverloads(Collection<UdfFunction> functions) {
    for (UdfFunction function : functions) {
      byName.computeIfAbsent(key(function.model().name()), k -> new ArrayList<>()).add(function);
    }
  }

  static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  @Override
  public List<UdfFunction> named(String name) {
    return List.copyOf(byName.getOrDefault(key(name), List.of()));
  }

  @Override
  public List<String> names() {
    return byName.values().stream().map(functions -> functions.get(0).model().name()).toList();
  }

  @Override
  public UdfResolution resolve(String name, List<? extends @Nullable DataType> arguments) {
    List<UdfFunction> candidates = named(name);
    if (candidates.isEmpty()) {
      return new UdfResolution.UnknownName(name, NearestNames.of(name, names()));
    }
    List<Fit> fits = new ArrayList<>();
    for (UdfFunction candidate : candidates) {
      int @Nullable [] distances = distances(candidate.model(), arguments);
      if (distances != null) {
        fits.add(new Fit(candidate, distances));
      }
    }
    List<Fit> best =
        fits.stream().filter(fit -> fits.stream().noneMatch(other -> other.beats(fit))).toList();
    if (best.isEmpty()) {
      return new UdfResolution.NoOverload(call(name, arguments), candidates);
    }
    if (best.size() > 1) {
      return new UdfResolution.Ambiguous(
          call(name, arguments), best.stream().map(Fit::function).toList());
    }
    UdfFunction function = best.get(0).function();
    List<DataType> targets = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      targets.add(Widening.target(arguments.get(i), function.model().parameters().get(i).type()));
    }
    return new UdfResolution.Match(function, targets);
  }

  private static int @Nullable [] distances(
      UdfModel model, List<? extends @Nullable DataType> arguments) {
    if (model.parameters().size() != arguments.size()) {
      return null;
    }
    int[] distances = new int[arguments.size()];
    for (int i = 0; i < distances.length; i++) {
      OptionalInt distance = Widening.distance(arguments.get(i), model.parameters().get(i).type());
      if (distance.isEmpty()) {
        return null;
      }
      distances[i] = distance.getAsInt();
    }
    return distances;
  }

  private static String call(String name, List<? extends @Nullable DataType> arguments) {
    return name
        + arguments.stream()
            .map(type -> type == null ? "NULL" : type.toString())
            .collect(Collectors.joining(", ", "(", ")"));
  }

  /** A function that takes the arguments, and how far each of them is from its parameter. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Fit(UdfFunction function, int[] distances) {

    /** No argument further, at least one closer. */
    boolean beats(Fit other) {
      boolean closer = false;
      for (int i = 0; i < distances.length; i++) {
        if (distances[i] > other.distances[i]) {
          return false;
        }
        closer |= distances[i] < other.distances[i];
      }
      return closer;
    }
  }
}
