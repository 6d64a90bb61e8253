package dev.etlsdk.worker.internal;

import dev.etlsdk.worker.ExitCode;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The worker as a process. */
public final class WorkerMain {

  private static final Logger LOG = LoggerFactory.getLogger(WorkerMain.class);

  /** How long the JDK's HTTP server waits for the rest of a request; for ever, if unset. */
  private static final String REQUEST_SECONDS = "sun.net.httpserver.maxReqTime";

  private WorkerMain() {}

  /** Runs in the calling thread, without listening to signals. */
  public static ExitCode run(Program program, String... args) {
    return new WorkerRun(program, surroundings(false)).run(args);
  }

  /** Runs and ends the process. */
  @SuppressWarnings("SystemExitOutsideMain") // it is the main, of which the user's is the name
  public static void main(Program program, String... args) {
    WorkerRun run = new WorkerRun(program, surroundings(true));
    if (System.getProperty(REQUEST_SECONDS) == null) {
      System.setProperty(REQUEST_SECONDS, "10");
    }
    CountDownLatch ended = new CountDownLatch(1);
    AtomicInteger code = new AtomicInteger(ExitCode.FAILED.number());
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> onSignal(run, ended, code), "worker-stop"));
    try {
      code.set(run.run(args).number());
    } catch (RuntimeException | Error defect) {
      LOG.error("the worker ended by a defect", defect);
    } finally {
      ended.countDown();
    }
    System.exit(code.get());
  }

  /** Runs at every end of the JVM; there is something to do only if the pipeline goes on. */
  private static void onSignal(WorkerRun run, CountDownLatch ended, AtomicInteger code) {
    if (ended.getCount() == 0 || run.isAsked()) {
      // A question that is broken off has no answer: the JVM ends with the signal's number.
      return;
    }
    if (run.stop()) {
      awaitQuietly(ended);
      // The JVM would end with a number of the signal, whatever came of it.
      Runtime.getRuntime().halt(code.get());
    }
    LOG.info("stopped before anything was read");
    Runtime.getRuntime().halt(ExitCode.ENDED.number());
  }

  private static void awaitQuietly(CountDownLatch ended) {
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Surroundings surroundings(boolean ownsProcess) {
    return new Surroundings(System.out, System.err, System.getenv(), isTerminal(), ownsProcess);
  }

  @SuppressWarnings("SystemConsoleNull") // JDK 22 and later give a console without a terminal, too
  private static boolean isTerminal() {
    return System.console() != null
        && !Objects.equals("dumb", System.getenv().getOrDefault("TERM", "dumb"));
  }
}
