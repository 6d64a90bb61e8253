package dev.etlsdk.kafka.internal.read;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.error.NearestNames;
import dev.etlsdk.kafka.KafkaStart;
import dev.etlsdk.kafka.internal.settings.KafkaFailures;
import dev.etlsdk.kafka.internal.settings.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/** Explicit offsets to start at name topics and partitions that the source reads. */
public final class StartChecks {

  private StartChecks() {}

  /** Notes topics that the source doesn't read, as far as that is known without a broker. */
  public static void check(KafkaStart start, TopicSelection topics, Problems problems) {
    if (!(start instanceof KafkaStart.AtOffsets explicit)) {
      return;
    }
    for (String topic : new TreeSet<>(explicit.offsets().keySet())) {
      if (topics instanceof TopicSelection.Names names && !names.names().contains(topic)) {
        String question = NearestNames.question(topic, names.names());
        problems.add(
            EtlError.KAFKA_0009,
            "start(…) names the topic '" + topic + "', which the source doesn't read",
            question.isEmpty() ? "it reads " + names : question);
      } else if (topics instanceof TopicSelection.Matching matching
          && !matching.subscription().matcher(topic).matches()) {
        problems.add(
            EtlError.KAFKA_0009,
            "start(…) names the topic '" + topic + "', which doesn't match " + matching,
            "name a topic that matches, or change the pattern");
      }
    }
  }

  /**
   * Checks that the partitions are there.
   *
   * @param partitions all that the source reads
   * @throws EtlException naming those that aren't
   */
  static void check(
      SourceSettings settings, List<TopicPartition> partitions, KafkaFailures failures) {
    if (!(settings.start() instanceof KafkaStart.AtOffsets explicit)) {
      return;
    }
    Map<String, Long> counts =
        partitions.stream()
            .collect(Collectors.groupingBy(TopicPartition::topic, Collectors.counting()));
    List<String> problems = new ArrayList<>();
    List<String> fixes = new ArrayList<>();
    new TreeMap<>(explicit.offsets())
        .forEach(
            (topic, byPartition) -> {
              Long count = counts.get(topic);
              if (count == null) {
                boolean mayAppear =
                    settings.topics() instanceof TopicSelection.Matching matching
                        && matching.mayBeNone();
                if (!mayAppear) {
                  problems.add("the topic '" + topic + "' doesn't exist");
                  fixes.add(NearestNames.question(topic, counts.keySet()));
                }
                return;
              }
              for (int partition : new TreeSet<>(byPartition.keySet())) {
                if (partition >= count) {
                  problems.add(
                      "topic '" + topic + "' has no partition " + partition + ", it has " + count);
                }
              }
            });
    if (!problems.isEmpty()) {
      fixes.removeIf(String::isEmpty);
      fixes.add("correct start(…); partitions are counted from 0");
      throw failures.error(
          EtlError.KAFKA_0009,
          "start(…) names what isn't there: " + String.join("; ", problems),
          String.join(" ", fixes));
    }
  }
}
