package dev.etlsdk.kernels.stage;

import java.util.stream.Stream;

/**
 * What a generated class says of itself, as constants.
 *
 * @param shared for each output column the input column that it is, unchanged, or -1 if the class
 *     writes it
 * @param filters whether the class leaves rows out
 * @param paths fields within columns that the class reads: the number of a column of type ROW, of a
 *     field in it, and so on; numbered from the last input column on
 * @param functions the user-defined functions it calls, as {@code SQL_NAME=package.Class.method}
 */
@SuppressWarnings("ArrayRecordComponent") // constants of generated code, compared by nobody
public record StageShape(int[] shared, boolean filters, int[][] paths, String[] functions) {

  /** Numbers of columns, from a text in which commas stand between them. */
  public static int[] columns(String numbers) {
    return numbers.isEmpty()
        ? new int[0]
        : Stream.of(numbers.split(", ")).mapToInt(Integer::parseInt).toArray();
  }
}
