package dev.etlsdk.runtime.internal.capture;

import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The source of a JUnit test that replays a failure. */
final class FailureTestSource {

  private static final Pattern CLASS =
      Pattern.compile(
          "(\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*\\.)*"
              + "\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*");

  private static final String TEXT =
      """
      import dev.etlsdk.pipeline.Pipeline;
      import dev.etlsdk.testkit.replay.FailureReplay;
      import java.nio.file.Path;
      import org.junit.jupiter.api.Test;

      /**
       * Records that failed in the pipeline {@code %s}, version {@code %s}: %s.
       *
       * <p>Made by {@code redrive --export}.
       *
       * <p>%s
       */
      class %s {

        private final FailureReplay replay = FailureReplay.from(Path.of("%s"));

        @Test
        void recordsThatFailedPassNow() {
          try (Pipeline pipeline = %s) {
            replay.run(pipeline).requirePassed();
          }
        }
      }
      """;

  private FailureTestSource() {}

  /** Whether a name can be a class's. */
  static boolean isClassName(String name) {
    return CLASS.matcher(name).matches();
  }

  /** The class's name without its package. */
  static String simpleName(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  /**
   * The text.
   *
   * @param className with its package
   * @param pipeline Java code that makes the pipeline of {@code replay.config()}
   * @param folder where the failure is, as the test will find it
   * @param failing how many of the records fail as they did, each alone, if that is known
   */
  static String of(
      String className,
      String pipeline,
      String folder,
      CapturedFailure failure,
      OptionalLong failing) {
    int dot = className.lastIndexOf('.');
    return (dot < 0 ? "" : "package " + className.substring(0, dot) + ";\n\n")
        + TEXT.formatted(
            failure.pipeline(),
            failure.version(),
            codes(failure),
            made(failing, failure.letters().size()),
            simpleName(className),
            folder.replace("\\", "\\\\").replace("\"", "\\\""),
            pipeline);
  }

  /** What the test is worth. */
  private static String made(OptionalLong failing, long records) {
    if (failing.isEmpty()) {
      return "It fails until the reason is mended, if that lies in the records and the code.";
    }
    long again = failing.getAsLong();
    if (again == records) {
      return "When it was made they failed as before, "
          + again
          + " of "
          + records
          + ": it fails until the reason is mended.";
    }
    return "When it was made "
        + again
        + " of "
        + records
        + " failed as before, each alone. Of the others it shows nothing\n"
        + " * until it says what has to hold: their reason had gone, or lies outside of the record,"
        + "\n * as with a service that was away or another record of the batch.";
  }

  private static String codes(CapturedFailure failure) {
    Set<String> codes = new TreeSet<>();
    failure.letters().forEach(letter -> codes.add(letter.code()));
    return String.join(", ", codes);
  }
}
