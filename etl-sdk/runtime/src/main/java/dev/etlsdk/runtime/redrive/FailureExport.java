package dev.etlsdk.runtime.redrive;

import dev.etlsdk.pipeline.config.PipelineConfig;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How letters are exported, to be replayed in a test. Immutable.
 *
 * <pre>{@code
 * FailureExport.to(Path.of("src/test/resources/failures/no-price"))
 *     .config(config)
 *     .test("com.example.NoPriceTest", "Orders.pipeline(replay.config())")
 * }</pre>
 */
public final class FailureExport {

  private static final int USUAL_MOST = 1000;

  private final Path folder;
  private final PipelineConfig config;
  private final @Nullable String testClass;
  private final String pipelineCode;
  private final int most;
  private final boolean personalData;

  private FailureExport(
      Path folder,
      PipelineConfig config,
      @Nullable String testClass,
      String pipelineCode,
      int most,
      boolean personalData) {
    this.folder = folder;
    this.config = config;
    this.testClass = testClass;
    this.pipelineCode = pipelineCode;
    this.most = most;
    this.personalData = personalData;
  }

  /** Into a folder, which holds no failure yet. */
  public static FailureExport to(Path folder) {
    return new FailureExport(
        Objects.requireNonNull(folder, "folder"),
        PipelineConfig.empty(),
        null,
        "",
        USUAL_MOST,
        false);
  }

  /**
   * With the configuration that the pipeline was made of. Keys that sound like secrets, and values
   * that hold one, are left out.
   */
  public FailureExport config(PipelineConfig newConfig) {
    return new FailureExport(
        folder,
        Objects.requireNonNull(newConfig, "config"),
        testClass,
        pipelineCode,
        most,
        personalData);
  }

  /**
   * With the source of a JUnit test.
   *
   * @param className its name, with its package
   * @param pipeline Java code that makes the pipeline; {@code replay.config()} is the configuration
   */
  public FailureExport test(String className, String pipeline) {
    return new FailureExport(
        folder,
        config,
        Objects.requireNonNull(className, "className"),
        Objects.requireNonNull(pipeline, "pipeline"),
        most,
        personalData);
  }

  /** How many letters at most; 1,000 if nothing is said. */
  public FailureExport atMost(int letters) {
    if (letters < 1) {
      throw new IllegalArgumentException("atMost: at least 1, not " + letters);
    }
    return new FailureExport(folder, config, testClass, pipelineCode, letters, personalData);
  }

  /**
   * Also where columns of the pipeline are marked as personal: the files hold their values as they
   * came. Without this such a pipeline's failures aren't exported.
   */
  public FailureExport withPersonalData() {
    return new FailureExport(folder, config, testClass, pipelineCode, most, true);
  }

  /** The same, in a folder below. */
  public FailureExport within(String name) {
    return new FailureExport(
        folder.resolve(name), config, testClass, pipelineCode, most, personalData);
  }

  /** Where to. */
  public Path folder() {
    return folder;
  }

  /** As given; may hold secrets. */
  public PipelineConfig configuration() {
    return config;
  }

  /** The test's name, if one is wanted. */
  public Optional<String> testClass() {
    return Optional.ofNullable(testClass);
  }

  /** Java code that makes the pipeline. */
  public String pipelineCode() {
    return pipelineCode;
  }

  /** Whether values of columns that are marked as personal may be written. */
  public boolean personalData() {
    return personalData;
  }

  /** How many letters at most. */
  public int most() {
    return most;
  }
}
