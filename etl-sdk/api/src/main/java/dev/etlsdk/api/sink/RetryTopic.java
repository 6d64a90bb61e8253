package dev.etlsdk.api.sink;

import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.source.Source;
import java.time.Duration;
import java.util.List;

/**
 * Where source records wait that failed for a reason that may pass, so that those behind them
 * needn't wait for them. The pipeline that they failed in reads them again once their time has
 * come. Immutable and thread-safe.
 *
 * <p>Belongs to one pipeline. There is no order between what waits and what comes meanwhile.
 */
public interface RetryTopic extends DeadLetterSink {

  /**
   * The source that reads, besides its own records, those that wait here; each tells by {@link
   * dev.etlsdk.api.redrive.RedriveHeaders} where it enters, and is otherwise as it came first.
   *
   * @throws EtlException {@code ETL-PIPELINE-0006} if it can't
   */
  Source reading(Source source);

  /**
   * Looks whether records are kept as long as they wait here.
   *
   * @param longest how long at most, before one attempt
   * @return what is in doubt, each a warning; what can't be known isn't a finding
   */
  default List<EtlException> auditWait(Duration longest, SinkContext context) {
    return List.of();
  }

  @Override
  RetryWriter writer(SinkContext context);
}
