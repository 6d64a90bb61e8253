package dev.etlsdk.testkit.pipeline.internal;

import dev.etlsdk.api.annotation.Rows;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.redrive.RedriveHeaders;
import dev.etlsdk.kafka.KafkaSink;
import dev.etlsdk.kafka.KafkaSource;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaRecord;
import dev.etlsdk.testkit.kafka.ReceivedRecord;
import dev.etlsdk.testkit.pipeline.PipelineFixture;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/**
 * A pipeline on an engine.
 *
 * @param <P> the annotated interface
 */
public final class RunningFixture<P> implements PipelineFixture<P>, AutoCloseable {

  private final AnnotatedPipeline<P> annotated;
  private final Engine engine;
  private final PipelineTopics topics;
  private final BufferAllocator allocator = new RootAllocator();

  /**
   * A fixture.
   *
   * @param engine closed with the fixture
   */
  public RunningFixture(AnnotatedPipeline<P> annotated, Engine engine) {
    this.annotated = annotated;
    this.engine = engine;
    this.topics = PipelineTopics.of(engine.pipeline());
  }

  @Override
  @SafeVarargs
  public final <R extends Record> void send(Function<? super P, Rows<R>> stream, R... rows) {
    KafkaSource source = source(stream);
    TypedRows<R> typed = new TypedRows<>(annotated.record(stream), allocator);
    List<R> listed = new ArrayList<>();
    for (R row : rows) {
      listed.add(row);
    }
    List<KafkaRecord> records = new ArrayList<>();
    for (byte[] value : typed.encode(source.codec().orElseThrow(), listed)) {
      records.add(KafkaRecord.ofBytes(value));
    }
    engine.broker().publish(source.topicNames().get(0), records);
  }

  @Override
  public void sendText(Function<? super P, ? extends Rows<?>> stream, String... values) {
    engine.broker().publish(source(stream).topicNames().get(0), values);
  }

  @Override
  public void sendRecords(Function<? super P, ? extends Rows<?>> stream, KafkaRecord... records) {
    engine.broker().publish(source(stream).topicNames().get(0), List.of(records));
  }

  private KafkaSource source(Function<? super P, ? extends Rows<?>> stream) {
    String name = annotated.stream(stream);
    KafkaSource source = topics.sources().get(name);
    if (source == null || source.topicNames().isEmpty()) {
      throw missing(name, "Kafka source with a topic", "send to", topics.sources().keySet());
    }
    return source;
  }

  @Override
  public void run() {
    engine.run();
  }

  @Override
  public <R extends Record> List<R> rows(Function<? super P, Rows<R>> stream) {
    return rows(annotated.stream(stream), annotated.record(stream));
  }

  @Override
  public <R extends Record> List<R> rows(String stream, Class<R> record) {
    List<byte[]> values = new ArrayList<>();
    for (ReceivedRecord received : records(stream)) {
      byte[] value = received.value();
      if (value != null) {
        values.add(value);
      }
    }
    return new TypedRows<>(record, allocator).decode(sink(stream).codec(), values);
  }

  @Override
  public List<ReceivedRecord> records(Function<? super P, ? extends Rows<?>> stream) {
    return records(annotated.stream(stream));
  }

  @Override
  public List<ReceivedRecord> records(String stream) {
    return engine.broker().records(sink(stream).topicName().orElseThrow());
  }

  private KafkaSink sink(String name) {
    KafkaSink sink = topics.sinks().get(name);
    if (sink == null || sink.topicName().isEmpty()) {
      throw missing(name, "Kafka sink with a topic", "read", topics.sinks().keySet());
    }
    return sink;
  }

  private static EtlException missing(String stream, String what, String verb, Set<String> known) {
    return EtlException.of(EtlError.TESTKIT_0003, "the stream '" + stream + "' has no " + what)
        .fix(verb + " one of " + known)
        .build();
  }

  @Override
  public List<ReceivedRecord> deadLetters() {
    List<ReceivedRecord> letters = new ArrayList<>();
    topics.deadLetters().forEach(topic -> letters.addAll(engine.broker().records(topic)));
    letters.removeIf(record -> record.headerText(RedriveHeaders.SENT) != null);
    return letters;
  }

  @Override
  public KafkaBroker broker() {
    return engine.broker();
  }

  @Override
  public void advance(Duration by) {
    engine.advance(by);
  }

  @Override
  public Clock clock() {
    return engine.clock();
  }

  @Override
  public void close() {
    try {
      engine.close();
    } finally {
      allocator.close();
    }
  }
}
