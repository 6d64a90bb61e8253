/**
 * The clients through which the connector reaches a cluster, as a seam: the testkit's driver puts a
 * cluster in memory behind it. Internal to the SDK: may change in any release.
 */
@NullMarked
package dev.etlsdk.kafka.internal.client;

import org.jspecify.annotations.NullMarked;
