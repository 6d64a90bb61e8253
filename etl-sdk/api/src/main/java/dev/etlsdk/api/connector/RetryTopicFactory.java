package dev.etlsdk.api.connector;

import dev.etlsdk.api.sink.RetryTopic;

/**
 * Makes the place of an annotation in which records wait to be tried again. Public, with a public
 * constructor that takes nothing.
 */
public interface RetryTopicFactory {

  /**
   * The place. Connects nowhere.
   *
   * @param settings the annotation's values after the configuration was applied
   * @throws dev.etlsdk.api.error.EtlException if a value isn't valid
   */
  RetryTopic retryTopic(ConnectorSettings settings);
}
