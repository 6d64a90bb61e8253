/** The Kafka cluster in memory that stands behind the driver. Internal: may change any time. */
@NullMarked
package dev.etlsdk.testkit.driver.internal;

import org.jspecify.annotations.NullMarked;
