package dev.etlsdk.codegen.model;

import dev.etlsdk.api.schema.DataType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The user-defined functions that a query may call, loaded or only read. Immutable and thread-safe.
 */
public sealed interface UdfCatalog permits UdfRegistry, UdfOverloads {

  /** The functions of these models, which are on the class path of what calls them. */
  static UdfCatalog of(Collection<UdfModel> models) {
    List<UdfFunction> functions = new ArrayList<>(models.stream().map(UdfFunction::of).toList());
    functions.sort(
        Comparator.comparing((UdfFunction f) -> UdfOverloads.key(f.model().name()))
            .thenComparing(f -> f.model().signature()));
    return new UdfOverloads(functions);
  }

  /** The names, one for each group of overloads, as written by the first. */
  List<String> names();

  /** The functions of a name, matched without case; empty if there is none. */
  List<UdfFunction> named(String name);

  /**
   * The function that a call means: every argument closest to its parameter, by SQL's implicit
   * widening.
   *
   * @param name as called, matched without case
   * @param arguments the types of the arguments; null stands for an untyped NULL
   */
  UdfResolution resolve(String name, List<? extends @Nullable DataType> arguments);
}
