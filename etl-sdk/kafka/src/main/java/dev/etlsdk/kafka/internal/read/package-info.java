/**
 * Reading topics: the consumer of a task, its partitions, where they begin and end. Internal to the
 * SDK: may change in any release.
 */
@NullMarked
package dev.etlsdk.kafka.internal.read;

import org.jspecify.annotations.NullMarked;
