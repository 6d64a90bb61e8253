package dev.etlsdk.runtime.redrive;

import dev.etlsdk.api.redrive.StoredLetter;
import dev.etlsdk.api.substitute.Substitutes;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.internal.ArrowAccess;
import dev.etlsdk.pipeline.internal.PlannedPipeline;
import dev.etlsdk.runtime.RunnerOptions;
import dev.etlsdk.runtime.internal.redrive.RedriveRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The dead letters of a pipeline: which there are, what would become of them now, and sending them
 * to their source again. Immutable; each call opens what it needs and closes it.
 *
 * <p>The letters are those that the pipeline's error policies have written and that are not done
 * with; a letter is done with once it was sent again. Letters of other pipelines in the same place
 * are left alone.
 */
public final class Redrive {

  private static final int USUAL_GUARD = 3;

  private final PlannedPipeline pipeline;
  private final LetterFilter filter;
  private final double perSecond;
  private final int atMost;
  private final RunnerOptions options;

  private Redrive(
      PlannedPipeline pipeline,
      LetterFilter filter,
      double perSecond,
      int atMost,
      RunnerOptions options) {
    this.pipeline = pipeline;
    this.filter = filter;
    this.perSecond = perSecond;
    this.atMost = atMost;
    this.options = options;
  }

  /** The dead letters of a pipeline as it is now. It stays the caller's to close. */
  public static Redrive of(Pipeline pipeline) {
    ArrowAccess.require();
    if (!(pipeline instanceof PlannedPipeline planned)) {
      throw new IllegalArgumentException(
          "pipelines are made by Pipeline.named(…).build(), not by " + pipeline.getClass());
    }
    return new Redrive(
        planned,
        LetterFilter.all(),
        Double.POSITIVE_INFINITY,
        USUAL_GUARD,
        RunnerOptions.defaults());
  }

  /** Some of them only. */
  public Redrive only(LetterFilter newFilter) {
    return new Redrive(
        pipeline, Objects.requireNonNull(newFilter, "filter"), perSecond, atMost, options);
  }

  /** How many are sent in a second at most; as fast as can be if nothing is said. */
  public Redrive perSecond(double letters) {
    if (!(letters > 0)) {
      throw new IllegalArgumentException("perSecond: more than 0, not " + letters);
    }
    return new Redrive(pipeline, filter, letters, atMost, options);
  }

  /**
   * How many times the record of a letter may be sent again; 3 if nothing is said. One that comes
   * back more often than that stays where it is.
   */
  public Redrive atMost(int times) {
    if (times < 1) {
      throw new IllegalArgumentException("atMost: at least 1, not " + times);
    }
    return new Redrive(pipeline, filter, perSecond, times, options);
  }

  /** Settings, of which memory limit and clock mean something here. */
  public Redrive options(RunnerOptions newOptions) {
    return new Redrive(
        pipeline, filter, perSecond, atMost, Objects.requireNonNull(newOptions, "options"));
  }

  /**
   * The letters, with their records.
   *
   * @throws dev.etlsdk.api.error.EtlException {@code ETL-REDRIVE-0001} if the pipeline has no dead
   *     letters that can be read again, or a code that says why they can't be read
   */
  public List<StoredLetter> list() {
    List<StoredLetter> letters = new ArrayList<>();
    forEach(letters::add);
    return List.copyOf(letters);
  }

  /** Shows the letters one by one; for many of them. Errors as {@link #list}. */
  public void forEach(Consumer<StoredLetter> consumer) {
    try (RedriveRun run = run()) {
      run.forEach(consumer);
    }
  }

  /**
   * Tries the letters against the pipeline: they are decoded, computed and checked as a worker
   * would, and nothing is sent, written or marked. Functions and transforms run, with whatever they
   * do outside.
   *
   * @throws dev.etlsdk.api.error.EtlException as {@link #list}; or whatever would stop a worker
   */
  public DryRun dryRun() {
    try (RedriveRun run = run()) {
      return run.dryRun(atMost);
    }
  }

  /**
   * Sends the letters' records to where they came from, with their own key, headers, time and
   * partition. Each letter is sent and done with, or neither, whatever ends the process. A record
   * enters the pipeline at the stream in which it failed: other streams have its rows already.
   * Interrupting the thread ends it in good order.
   *
   * @throws dev.etlsdk.api.error.EtlException as {@link #list}; {@code ETL-REDRIVE-0002} if letters
   *     and source aren't in one place; {@code ETL-SINK-0001} if another redrive of the same
   *     letters was begun meanwhile. Those that were sent before are done with, the others are as
   *     they were
   */
  public SentLetters send() {
    try (RedriveRun run = run()) {
      return run.send(perSecond, atMost);
    }
  }

  /**
   * Exports the letters to files, with what their source decoded of them, so that the testkit can
   * replay them: the first ones, as many as are wanted. Nothing is sent or marked. The files hold
   * the records as they are. If a test is asked for, each is tried alone as in {@link #dryRun}, for
   * {@link ExportedFailure#failing}: functions and transforms run.
   *
   * @throws dev.etlsdk.api.error.EtlException as {@link #list}; {@code ETL-REDRIVE-0004} if there
   *     is no letter, the files can't be written, or columns are marked as personal and {@link
   *     FailureExport#withPersonalData} isn't said
   */
  public ExportedFailure export(FailureExport export) {
    try (RedriveRun run = run()) {
      return run.export(export);
    }
  }

  private RedriveRun run() {
    return new RedriveRun(pipeline, filter, options, Substitutes.none());
  }
}
