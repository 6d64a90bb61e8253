/**
 * Writing to topics: verdicts of rows, the producer of a task, dead letters. Internal to the SDK:
 * may change in any release.
 */
@NullMarked
package dev.etlsdk.kafka.internal.write;

import org.jspecify.annotations.NullMarked;
