package dev.etlsdk.worker.internal;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Takes what is logged, with what the thread had to say of it. */
final class LogProbe extends AppenderBase<ILoggingEvent> {

  private final Queue<ILoggingEvent> events = new ConcurrentLinkedQueue<>();

  /** What was logged, in its order. */
  Queue<ILoggingEvent> events() {
    return events;
  }

  @Override
  protected void append(ILoggingEvent event) {
    event.prepareForDeferredProcessing();
    events.add(event);
  }
}
