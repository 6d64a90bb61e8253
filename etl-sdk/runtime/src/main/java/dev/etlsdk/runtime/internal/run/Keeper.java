package dev.etlsdk.runtime.internal.run;

import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only thread of an execution that keeps the process from ending, so that a program may return
 * from main while its pipeline runs, and can end although a thread of a stopped one is stuck.
 */
final class Keeper {

  private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);

  private Keeper() {}

  static void start(String pipeline, CountDownLatch ended) {
    Thread keeper = new Thread(() -> wait(pipeline, ended), pipeline + "-keeper");
    keeper.setDaemon(false);
    keeper.start();
  }

  private static void wait(String pipeline, CountDownLatch ended) {
    try {
      ended.await();
    } catch (InterruptedException e) {
      LOG.debug("the process isn't kept alive by {} any more", pipeline, e);
    }
  }
}
