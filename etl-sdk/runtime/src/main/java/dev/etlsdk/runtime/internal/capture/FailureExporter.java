package dev.etlsdk.runtime.internal.capture;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.redrive.KeptRecord;
import dev.etlsdk.pipeline.internal.PipelinePlan.SourcePlan;
import dev.etlsdk.pipeline.internal.PipelinePlan.StreamPlan;
import dev.etlsdk.pipeline.internal.PlannedPipeline;
import dev.etlsdk.runtime.redrive.ExportedFailure;
import dev.etlsdk.runtime.redrive.FailureExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.arrow.memory.BufferAllocator;

/** Writes letters as a failure that can be replayed. */
public final class FailureExporter {

  private final PlannedPipeline pipeline;
  private final FailureExport export;
  private final BufferAllocator allocator;

  /** An exporter of a pipeline's letters. */
  public FailureExporter(
      PlannedPipeline pipeline, FailureExport export, BufferAllocator allocator) {
    this.pipeline = pipeline;
    this.export = export;
    this.allocator = allocator;
  }

  /**
   * Writes them.
   *
   * @param trial how many of them fail again as they did, if that is known; asked for a test only
   * @throws dev.etlsdk.api.error.EtlException {@code ETL-REDRIVE-0004} if that can't be
   */
  public ExportedFailure write(
      List<CapturedLetter> letters, Function<List<CapturedLetter>, OptionalLong> trial) {
    if (letters.isEmpty()) {
      throw FailureFiles.problem(
          "there is no letter to export", "look with redrive --list which letters there are", null);
    }
    requireConsent();
    CapturedFailure failure =
        new CapturedFailure(
            pipeline.name(), pipeline.version(), SafeConfig.of(export.configuration()), letters);
    FailureFiles files = new FailureFiles(export.folder());
    files.write(failure, allocator);
    for (SourcePlan source : pipeline.plan().sources()) {
      writeRows(files, source, letters);
    }
    if (export.testClass().isEmpty()) {
      return new ExportedFailure(
          export.folder(), letters.size(), Optional.empty(), OptionalLong.empty());
    }
    OptionalLong failing = trial.apply(letters);
    Path test = writeTest(export.testClass().get(), failure, failing);
    return new ExportedFailure(export.folder(), letters.size(), Optional.of(test), failing);
  }

  private void requireConsent() {
    Set<String> personal = new TreeSet<>();
    for (StreamPlan stream : pipeline.plan().streams()) {
      for (String column : pipeline.pii().of(stream.index())) {
        personal.add(stream.name() + "." + column);
      }
    }
    if (!personal.isEmpty() && !export.personalData()) {
      throw FailureFiles.problem(
          "the records may hold personal data, and files would hold it as it came: " + personal,
          "say FailureExport.withPersonalData(), or redrive --export … --personal-data, if the"
              + " files may hold it",
          null);
    }
  }

  private void writeRows(FailureFiles files, SourcePlan source, List<CapturedLetter> letters) {
    List<KeptRecord> records =
        letters.stream()
            .filter(letter -> letter.source().equals(source.name()))
            .map(CapturedLetter::record)
            .toList();
    Optional<Batch> rows =
        records.isEmpty()
            ? Optional.empty()
            : new DecodedRows(source.source(), allocator).of(records);
    if (rows.isPresent()) {
      try (Batch batch = rows.get()) {
        files.writeRows(source.name(), batch);
      }
    }
  }

  private Path writeTest(String className, CapturedFailure failure, OptionalLong failing) {
    if (!FailureTestSource.isClassName(className)) {
      throw FailureFiles.problem(
          "'" + className + "' is no name of a class",
          "name it as in com.example.OrdersTest",
          null);
    }
    Path file = export.folder().resolve(FailureTestSource.simpleName(className) + ".java");
    try {
      Files.writeString(
          file,
          FailureTestSource.of(
              className,
              export.pipelineCode(),
              export.folder().toString().replace('\\', '/'),
              failure,
              failing));
      return file;
    } catch (IOException e) {
      throw FailureFiles.problem("the test can't be written to " + file, "see the cause", e);
    }
  }
}
