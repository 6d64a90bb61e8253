package dev.etlsdk.kernels.stage;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Finds the user-defined function that threw: the one that generated code had called. That way a
 * call costs nothing extra.
 */
final class FunctionNames {

  private FunctionNames() {}

  /**
   * The SQL name; empty if it wasn't one of the functions.
   *
   * @param functions as {@code SQL_NAME=package.Class.method}
   */
  static String find(Throwable failure, String generatedClass, String[] functions) {
    StackTraceElement[] frames = failure.getStackTrace();
    for (int i = 0; i < frames.length; i++) {
      if (frames[i].getClassName().equals(generatedClass)) {
        return i == 0 ? "" : named(frames[i - 1], functions);
      }
    }
    // The JVM leaves the trace out of exceptions that hot code throws often.
    return Arrays.stream(functions)
        .map(FunctionNames::sqlName)
        .distinct()
        .collect(Collectors.joining(" or "));
  }

  private static String named(StackTraceElement frame, String[] functions) {
    for (String function : functions) {
      if (function.endsWith("=" + frame.getClassName() + "." + frame.getMethodName())) {
        return sqlName(function);
      }
    }
    for (String function : functions) {
      if (function.endsWith("." + frame.getMethodName())) {
        return sqlName(function);
      }
    }
    return "";
  }

  private static String sqlName(String function) {
    return function.substring(0, function.indexOf('='));
  }
}
