package dev.etlsdk.runtime.internal.capture;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The source of a JUnit test that replays a failure. */
final class FailureTestSource {

  private static final Pattern CLASS =
      Pattern.compile(
          "(\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*\\.)*"
              + "\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*");

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
   */
  static String of(String className, String pipeline, String folder, CapturedFailure failure) {
    int dot = className.lastIndexOf('.');
    String text =
        """
        import dev.etlsdk.pipeline.Pipeline;
        import dev.etlsdk.testkit.replay.FailureReplay;
        import java.nio.file.Path;
        import org.junit.jupiter.api.Test;

        /**
         * Records that failed in the pipeline {@code %s}, version {@code %s}: %s.
         *
         * <p>Made by {@code redrive --export}. It fails until the reason is mended.
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
    return (dot < 0 ? "" : "package " + className.substring(0, dot) + ";\n\n")
        + text.formatted(
            failure.pipeline(),
            failure.version(),
            codes(failure),
            simpleName(className),
            folder.replace("\\", "\\\\").replace("\"", "\\\""),
            pipeline);
  }

  private static String codes(CapturedFailure failure) {
    Set<String> codes = new TreeSet<>();
    failure.letters().forEach(letter -> codes.add(letter.code()));
    return String.join(", ", codes);
  }
}
