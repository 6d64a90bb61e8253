package dev.etlsdk.kafka.internal.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The properties that would break a guarantee, with the reason and what to use in their place. */
final class RefusedProperties {

  private static final List<Refusal> CONSUMER =
      List.of(
          new Refusal(
              "enable.auto.commit",
              Set.of("false"),
              "offsets would be committed before the rows are written, and a crash would lose rows",
              "leave it out: offsets are committed when the output is safe"),
          new Refusal(
              "auto.commit.interval.ms",
              Set.of(),
              "nothing is committed by a timer",
              "set the commit interval: RunnerOptions.commitInterval, a worker's"
                  + " worker.commit-interval"),
          new Refusal(
              "auto.offset.reset",
              Set.of("none"),
              "it would also jump over records that were lost after an offset had been committed,"
                  + " in silence",
              "use start(...) for the first start and onLostOffsets(...) for lost records; in a"
                  + " worker's configuration <stream>.source.start and"
                  + " <stream>.source.on-lost-offsets"),
          new Refusal(
              "interceptor.classes",
              Set.of(""),
              "an interceptor can drop or change records before the pipeline counts them",
              "use a transform of the pipeline"),
          new Refusal(
              "key.deserializer",
              Set.of(),
              "the source reads bytes, which dead letters repeat as they came",
              "give the source a codec"),
          new Refusal(
              "value.deserializer",
              Set.of(),
              "the source reads bytes, which dead letters repeat as they came",
              "give the source a codec"),
          new Refusal(
              "group.instance.id",
              Set.of(),
              "every task needs one of its own",
              "give the worker an id, RunnerOptions.workerId or worker.id: group.instance.id is"
                  + " made of pipeline, stream, worker and task"));

  private static final List<Refusal> PRODUCER =
      List.of(
          new Refusal(
              "acks",
              Set.of("all", "-1"),
              "a record that only one broker has is lost with it, although its offset is committed",
              "leave it out: acks=all"),
          new Refusal(
              "enable.idempotence",
              Set.of("true"),
              "a retry could write a record twice or out of order",
              "leave it out: enable.idempotence=true"),
          new Refusal(
              "interceptor.classes",
              Set.of(""),
              "an interceptor can change records after their verdict",
              "use a transform of the pipeline"),
          new Refusal(
              "key.serializer",
              Set.of(),
              "the sink writes bytes that its codec made",
              "use keyFrom(column), <stream>.sink.key-from in a worker's configuration"),
          new Refusal(
              "value.serializer",
              Set.of(),
              "the sink writes bytes that its codec made",
              "give the sink a codec"),
          new Refusal(
              "transactional.id",
              Set.of(),
              "every task needs one of its own",
              "give the worker an id: transactional.id is made of pipeline, worker and task"),
          new Refusal(
              "transaction.two.phase.commit.enable",
              Set.of("false"),
              "a transaction that nobody ends would stay open for ever",
              "leave it out"));

  private static final Map<ClientProperties.Role, List<Refusal>> BY_ROLE =
      Map.of(ClientProperties.Role.CONSUMER, CONSUMER, ClientProperties.Role.PRODUCER, PRODUCER);

  private RefusedProperties() {}

  /** Why a value of a property is refused, or empty if it isn't. */
  static Optional<Refusal> find(ClientProperties.Role role, String key, String value) {
    return BY_ROLE.getOrDefault(role, List.of()).stream()
        .filter(refusal -> refusal.key().equals(key) && !refusal.harmless().contains(value.trim()))
        .findFirst();
  }

  /** All of a role, for the documentation's test. */
  static List<Refusal> of(ClientProperties.Role role) {
    return BY_ROLE.getOrDefault(role, List.of());
  }

  /**
   * A property that isn't passed to the client.
   *
   * @param key its name
   * @param harmless values that say what holds anyway
   * @param reason what would break
   * @param instead what to do
   */
  record Refusal(String key, Set<String> harmless, String reason, String instead) {}
}
