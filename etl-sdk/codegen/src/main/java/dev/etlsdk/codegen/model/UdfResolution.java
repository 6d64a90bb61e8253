package dev.etlsdk.codegen.model;

import dev.etlsdk.api.schema.DataType;
import java.util.List;
import java.util.stream.Collectors;

/** What a call by name and argument types comes to. */
public sealed interface UdfResolution {

  /**
   * One function fits best.
   *
   * @param function the function
   * @param argumentTypes the types that the arguments have to be converted to before the call;
   *     equal to the given ones where nothing is to do
   */
  record Match(UdfFunction function, List<DataType> argumentTypes) implements UdfResolution {
    public Match {
      argumentTypes = List.copyOf(argumentTypes);
    }
  }

  /**
   * No function has this name.
   *
   * @param name as called
   * @param nearest the names that were probably meant, closest first
   */
  record UnknownName(String name, List<String> nearest) implements UdfResolution {}

  /**
   * There are functions of this name, none of which takes these arguments.
   *
   * @param call name and argument types as called
   * @param candidates all functions of the name
   */
  record NoOverload(String call, List<UdfFunction> candidates) implements UdfResolution {
    /** What is wrong, with the candidates. */
    public String message() {
      return call + " fits no function of this name; there " + list(candidates);
    }
  }

  /**
   * Several functions fit equally well.
   *
   * @param call name and argument types as called
   * @param candidates the functions that fit equally well
   */
  record Ambiguous(String call, List<UdfFunction> candidates) implements UdfResolution {
    /** What is wrong, with the candidates. */
    public String message() {
      return call
          + " is ambiguous; it fits "
          + names(candidates)
          + " equally well. Say which by a CAST of an argument";
    }
  }

  private static String list(List<UdfFunction> candidates) {
    return (candidates.size() == 1 ? "is " : "are ") + names(candidates);
  }

  private static String names(List<UdfFunction> candidates) {
    return candidates.stream().map(f -> f.model().signature()).collect(Collectors.joining(", "));
  }
}
