/**
 * What sources and sinks share: the user's properties, names, failures, limits of time. Internal to
 * the SDK: may change in any release.
 */
@NullMarked
package dev.etlsdk.kafka.internal.settings;

import org.jspecify.annotations.NullMarked;
