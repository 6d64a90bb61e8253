package dev.etlsdk.testkit.pipeline.internal;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.kafka.KafkaDeadLetters;
import dev.etlsdk.kafka.KafkaRetryTopic;
import dev.etlsdk.kafka.KafkaSink;
import dev.etlsdk.kafka.KafkaSource;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.Stage;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The Kafka topics of a pipeline.
 *
 * @param sources by stream
 * @param sinks by stream; the first, where a stream has several
 * @param others further sinks, and where records wait
 * @param deadLetters of all policies
 */
public record PipelineTopics(
    Map<String, KafkaSource> sources,
    Map<String, KafkaSink> sinks,
    Set<String> others,
    Set<String> deadLetters) {

  /** Of a pipeline. */
  public static PipelineTopics of(Pipeline pipeline) {
    PipelineTopics topics =
        new PipelineTopics(
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new LinkedHashSet<>(),
            new LinkedHashSet<>());
    for (Stage stage : pipeline.stages()) {
      if (stage instanceof Stage.FromSource from && from.source() instanceof KafkaSource source) {
        topics.sources.put(stage.stream(), source);
      }
      if (stage instanceof Stage.ToSink to && to.sink() instanceof KafkaSink sink) {
        if (topics.sinks.putIfAbsent(stage.stream(), sink) != null) {
          sink.topicName().ifPresent(topics.others::add);
        }
      }
      if (pipeline.errorPolicy(stage.stream()) instanceof ErrorPolicy.Retried retried
          && retried.through().orElse(null) instanceof KafkaRetryTopic retry) {
        topics.others.add(retry.topicName());
      }
      if (pipeline.errorPolicy(stage.stream()).last() instanceof ErrorPolicy.ToDeadLetter policy
          && policy.sink() instanceof KafkaDeadLetters letters) {
        topics.deadLetters.add(letters.topicName());
      }
    }
    return topics;
  }

  /** All names, each once. */
  public Set<String> all() {
    Set<String> all = new LinkedHashSet<>();
    sources.values().forEach(source -> all.addAll(source.topicNames()));
    sinks.values().forEach(sink -> sink.topicName().ifPresent(all::add));
    all.addAll(others);
    all.addAll(deadLetters);
    return all;
  }

  /** The error for a topic of others on an external broker. */
  public static EtlException taken(String topic) {
    return EtlException.of(
            EtlError.TESTKIT_0003,
            "the external broker has the topic '" + topic + "', which the test would delete")
        .fix("give the pipeline other topics by @PipelineTest(config = …), or delete it yourself")
        .build();
  }
}
