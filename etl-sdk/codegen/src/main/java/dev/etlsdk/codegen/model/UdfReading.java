package dev.etlsdk.codegen.model;

import java.util.List;

/**
 * What a reader found in one class.
 *
 * @param functions the functions that are in order, sorted by name and signature
 * @param problems what is wrong with the others
 * @param furtherClasses binary names of the classes that {@link dev.etlsdk.udf.UdfClasses} names
 */
public record UdfReading(
    List<UdfModel> functions, List<UdfProblem> problems, List<String> furtherClasses) {

  public UdfReading {
    functions = List.copyOf(functions);
    problems = List.copyOf(problems);
    furtherClasses = List.copyOf(furtherClasses);
  }
}
