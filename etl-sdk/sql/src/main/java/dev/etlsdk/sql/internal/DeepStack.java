package dev.etlsdk.sql.internal;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Runs work that calls itself for every level of a text. A list of thousands of conditions is as
 * many levels to the planner, more than the stack of a common thread has room for.
 */
public final class DeepStack {

  /** Reserved, and used only as far as the work goes. */
  private static final long BYTES = 64L << 20;

  private DeepStack() {}

  /**
   * The result of the work, or what it throws. Waits for its end even if interrupted.
   *
   * @throws dev.etlsdk.api.error.EtlException ETL-SQL-0010 if the stack isn't deep enough
   */
  public static <T> T call(Supplier<T> work) {
    FutureTask<T> task = new FutureTask<>(work::get);
    Thread thread = new Thread(null, task, "etl-sql-compiler", BYTES);
    thread.setDaemon(true);
    thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
    thread.start();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof StackOverflowError) {
        throw SqlErrors.tooLarge("the query is nested too deeply");
      }
      if (cause instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) cause;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
