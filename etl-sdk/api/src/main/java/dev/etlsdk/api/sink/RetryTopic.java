package dev.etlsdk.api.sink;

import dev.etlsdk.api.source.Source;

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
   * @throws dev.etlsdk.api.error.EtlException {@code ETL-PIPELINE-0006} if it can't
   */
  Source reading(Source source);

  @Override
  RetryWriter writer(SinkContext context);
}
