package dev.etlsdk.kafka.internal.write;

import dev.etlsdk.api.codec.Codec;
import java.util.List;
import java.util.Optional;

/**
 * The settings of a sink.
 *
 * @param producer how to reach the brokers
 * @param topic the topic, if all records go to one
 * @param topicColumn the column that names each record's topic, if they don't
 * @param codec how rows are written
 * @param key where the key comes from
 * @param carryHeaders whether the source record's headers go on
 * @param headers headers made of columns
 * @param carryTimestamp whether the source record's timestamp goes on
 * @param carryPartition whether the source record's partition goes on
 * @param keepColumns whether columns that became key, header or topic also stay in the value
 */
public record SinkSettings(
    ProducerSettings producer,
    Optional<String> topic,
    Optional<String> topicColumn,
    Codec codec,
    KeyOrigin key,
    boolean carryHeaders,
    List<HeaderColumn> headers,
    boolean carryTimestamp,
    boolean carryPartition,
    boolean keepColumns) {

  /** Copies what could change. */
  public SinkSettings {
    headers = List.copyOf(headers);
  }

  /** Whether a tombstone, which has a key and no row, has all that is needed to be written. */
  public boolean takesTombstones() {
    return key instanceof KeyOrigin.Carried && topic.isPresent();
  }

  /** The same, making no topics. */
  public SinkSettings rehearsed() {
    return new SinkSettings(
        producer.withoutCreation(),
        topic,
        topicColumn,
        codec,
        key,
        carryHeaders,
        headers,
        carryTimestamp,
        carryPartition,
        keepColumns);
  }

  /** Where the key of a record comes from. */
  public sealed interface KeyOrigin {
    /** From the source record. */
    record Carried() implements KeyOrigin {}

    /** Records have no key. */
    record None() implements KeyOrigin {}

    /**
     * From a column.
     *
     * @param column its name
     */
    record Column(String column) implements KeyOrigin {}
  }

  /**
   * A header made of a column.
   *
   * @param header the header's name
   * @param column the column's
   */
  public record HeaderColumn(String header, String column) {}
}
