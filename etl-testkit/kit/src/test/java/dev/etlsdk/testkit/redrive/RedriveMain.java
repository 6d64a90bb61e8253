package dev.etlsdk.testkit.redrive;

import dev.etlsdk.api.sink.CommitPoint;
import dev.etlsdk.api.sink.CommitPointListener;
import dev.etlsdk.api.substitute.Substitutes;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.internal.PlannedPipeline;
import dev.etlsdk.runtime.RunnerOptions;
import dev.etlsdk.runtime.internal.redrive.RedriveRun;
import dev.etlsdk.runtime.redrive.LetterFilter;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A redrive in a process of its own, which stands still before one of its commits. */
final class RedriveMain {

  static final String STANDING = "standing";

  private RedriveMain() {}

  /** Arguments: brokers, the four topics, how many commits there are before. */
  public static void main(String[] args) {
    Shop shop = new Shop(args[0], args[1], args[2], args[3], args[4]);
    int before = Integer.parseInt(args[5]);
    AtomicInteger commits = new AtomicInteger();
    CommitPointListener standing =
        (task, point) -> {
          if (point == CommitPoint.PROGRESS_SENT && commits.getAndIncrement() == before) {
            System.out.println(STANDING);
            while (true) {
              LockSupport.park();
            }
          }
        };
    try (Pipeline pipeline = shop.pipeline(id -> false);
        RedriveRun run =
            new RedriveRun(
                (PlannedPipeline) pipeline,
                LetterFilter.all(),
                RunnerOptions.defaults(),
                Substitutes.of(CommitPointListener.class, standing))) {
      run.send(Double.POSITIVE_INFINITY, 3);
    }
  }
}
