package dev.etlsdk.runtime.internal.redrive;

import dev.etlsdk.api.redrive.KeptRecord;
import dev.etlsdk.api.redrive.RedriveHeaders;
import dev.etlsdk.api.redrive.StoredLetter;
import dev.etlsdk.api.sink.DeadLetter;
import dev.etlsdk.pipeline.internal.PlannedPipeline;
import dev.etlsdk.runtime.internal.batch.StopListener;
import dev.etlsdk.runtime.internal.capture.CapturedLetter;
import dev.etlsdk.runtime.internal.capture.FailureExporter;
import dev.etlsdk.runtime.redrive.FailureExport;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.arrow.memory.RootAllocator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Exports what stops a pipeline, each failure to a folder of its own: once, however often the
 * pipeline begins again and meets it. Thread-safe.
 */
public final class StopExport implements StopListener {

  private static final Logger LOG = LoggerFactory.getLogger(StopExport.class);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

  private final PlannedPipeline pipeline;
  private final FailureExport export;
  private final LetterRoutes routes;
  private final Set<String> known = new HashSet<>();

  /** An export of a pipeline's failures. */
  public StopExport(PlannedPipeline pipeline, FailureExport export) {
    this.pipeline = pipeline;
    this.export = export;
    this.routes = new LetterRoutes(pipeline, Integer.MAX_VALUE);
  }

  /** What goes wrong here is logged: the pipeline stops for its own reason. */
  @Override
  public synchronized void stopping(List<DeadLetter> letters) {
    DeadLetter first = letters.get(0);
    List<CapturedLetter> captured =
        letters.stream()
            .limit(export.most())
            .map(this::captured)
            .flatMap(Optional::stream)
            .toList();
    if (captured.isEmpty() || !known.add(first.stream() + captured.get(0).record().place())) {
      return;
    }
    FailureExport own =
        export.within(
            first.stream().replaceAll("[^A-Za-z0-9_.-]", "_") + "-" + TIME.format(first.time()));
    try (RootAllocator allocator = new RootAllocator()) {
      LOG.info(
          "{}",
          new FailureExporter(pipeline, own, allocator)
              .write(captured, untried -> OptionalLong.empty()));
    } catch (RuntimeException problem) {
      LOG.warn("what stops the pipeline can't be exported: {}", problem.getMessage(), problem);
    }
  }

  private Optional<CapturedLetter> captured(DeadLetter letter) {
    return stored(letter)
        .map(stored -> new Routed(stored, routes.of(stored)))
        .filter(routed -> routed.route.goes())
        .map(
            routed ->
                CapturedLetters.of(
                    routed.letter,
                    pipeline.plan().sources().get(routed.route.source()).name(),
                    routed.route.record()));
  }

  private static Optional<StoredLetter> stored(DeadLetter letter) {
    if (letter.ordinal() >= letter.records().count()) {
      return Optional.empty();
    }
    KeptRecord record = KeptRecord.of(letter.records(), letter.ordinal());
    return Optional.of(
        new StoredLetter(
            record.place(),
            letter.error().code().id(),
            letter.error().message(),
            letter.error().column(),
            letter.pipeline(),
            letter.version(),
            letter.stream(),
            letter.stage(),
            letter.time(),
            letter.attempt(),
            RedriveHeaders.count(record.headers(), letter.pipeline()),
            false,
            Optional.of(record)));
  }

  private record Routed(StoredLetter letter, Route route) {}
}
