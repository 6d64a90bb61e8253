package dev.etlsdk.kafka.internal.write;

/**
 * What a sink has to know of a topic before it sends.
 *
 * @param name its name
 * @param partitions how many it has
 * @param maxMessageBytes the largest batch it takes, after compression
 * @param compression how the broker stores batches: {@code producer} for as they come
 * @param appendTime whether the broker replaces timestamps by its own
 * @param retention milliseconds after which it deletes a record
 * @param maxAge milliseconds a timestamp may lie in the past
 * @param maxAhead milliseconds a timestamp may lie in the future
 * @param compacted whether it keeps the last record of each key, and so needs keys
 */
record TopicInfo(
    String name,
    int partitions,
    long maxMessageBytes,
    String compression,
    boolean appendTime,
    long retention,
    long maxAge,
    long maxAhead,
    boolean compacted) {}
