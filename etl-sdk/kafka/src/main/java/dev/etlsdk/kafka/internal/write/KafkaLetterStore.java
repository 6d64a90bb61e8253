package dev.etlsdk.kafka.internal.write;

import dev.etlsdk.api.redrive.DeadLetterStore;
import dev.etlsdk.api.redrive.LetterReader;
import dev.etlsdk.api.redrive.LetterSender;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.sink.SinkContext;
import dev.etlsdk.api.source.Source;
import dev.etlsdk.kafka.internal.letters.LetterLog;
import dev.etlsdk.kafka.internal.letters.LetterTopic;

/** The dead letters of a topic. */
public final class KafkaLetterStore implements DeadLetterStore {

  /** No worker has a task of this number, so that no other transaction goes by the same name. */
  private static final int NO_TASK = -1;

  private final String topic;
  private final ProducerSettings settings;

  /** Those of this topic. */
  public KafkaLetterStore(String topic, ProducerSettings settings) {
    this.topic = topic;
    this.settings = settings;
  }

  /** One transaction is on one cluster. */
  @Override
  public boolean reaches(Source source) {
    return source.progressGroup().filter(settings.cluster()::equals).isPresent();
  }

  @Override
  public LetterReader reader(SinkContext context) {
    return LetterLog.open(
        letters(context),
        context.pipeline(),
        context.substitutes(),
        settings.failures(context),
        false,
        LetterLog.PATIENCE_OF_A_LOOK);
  }

  @Override
  public LetterSender sender(SinkContext context) {
    SinkContext own =
        new SinkContext(
            context.pipeline(),
            context.version(),
            context.stream(),
            topic,
            NO_TASK,
            DeliveryGuarantee.EXACTLY_ONCE,
            context.allocator(),
            context.resources(),
            context.clock(),
            context.substitutes());
    return KafkaLetterSender.open(letters(own), settings, own, settings.failures(own));
  }

  private LetterTopic letters(SinkContext context) {
    return new LetterTopic(
        topic,
        settings.creation().isPresent(),
        settings.servers(),
        settings.connectTimeout(),
        settings.properties(),
        context.pipeline() + "-redrive");
  }
}
