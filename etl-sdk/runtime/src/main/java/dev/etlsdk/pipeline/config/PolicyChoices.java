package dev.etlsdk.pipeline.config;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.sink.RetryTopic;
import dev.etlsdk.pipeline.PipelineBuilder;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What happens to rows that fail, as a pipeline and its streams say: whether they are tried again,
 * and what happens then. Each of the two is a stream's own, or else the pipeline's. Not
 * thread-safe.
 */
final class PolicyChoices {

  private final Map<String, ErrorPolicy> policies = new LinkedHashMap<>();
  private final Map<String, Again> retries = new LinkedHashMap<>();
  private final Map<String, RetryTopic> topics = new LinkedHashMap<>();
  private @Nullable RetryTopic topic;
  private @Nullable ErrorPolicy policy;
  private @Nullable Again retry;

  /**
   * What is tried again.
   *
   * @param options null for nothing
   */
  private record Again(@Nullable RetryChoice options) {}

  /** What happens in all streams that don't say. */
  void policy(ErrorPolicy chosen) {
    policy = chosen;
  }

  /** What happens in one stream. */
  void policy(String stream, ErrorPolicy chosen) {
    policies.put(stream, chosen);
  }

  /** What is tried again in all streams that don't say; empty for nothing. */
  void retry(Optional<RetryChoice> chosen) {
    retry = new Again(chosen.orElse(null));
  }

  /** What is tried again in one stream; empty for nothing. */
  void retry(String stream, Optional<RetryChoice> chosen) {
    retries.put(stream, new Again(chosen.orElse(null)));
  }

  /** Where records wait that are tried again, in all streams that don't say if any are. */
  void retryTopic(RetryTopic chosen) {
    topic = chosen;
  }

  /** Where records of a stream wait that says which are tried again. */
  void retryTopic(String stream, RetryTopic chosen) {
    topics.put(stream, chosen);
  }

  /** Tells the builder. */
  void apply(PipelineBuilder builder) {
    if (policy != null || retry != null) {
      builder.onError(together(policy, retry, topic));
    }
    Set<String> streams = new LinkedHashSet<>(policies.keySet());
    streams.addAll(retries.keySet());
    for (String stream : streams) {
      builder.onError(
          stream,
          together(
              policies.getOrDefault(stream, policy),
              retries.getOrDefault(stream, retry),
              retries.containsKey(stream) ? topics.get(stream) : topic));
    }
  }

  private static ErrorPolicy together(
      @Nullable ErrorPolicy chosen, @Nullable Again again, @Nullable RetryTopic waiting) {
    ErrorPolicy then = chosen == null ? ErrorPolicy.fail() : chosen;
    return again == null || again.options() == null
        ? then
        : new ErrorPolicy.Retried(
            again.options().options(waiting != null), Optional.ofNullable(waiting), then);
  }
}
