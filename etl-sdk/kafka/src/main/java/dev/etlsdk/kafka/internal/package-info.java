/** What stands behind the public classes of the Kafka connector. Not for use elsewhere. */
@NullMarked
package dev.etlsdk.kafka.internal;

import org.jspecify.annotations.NullMarked;
