/** Counting what an execution does. Internal to the SDK: may change in any release. */
@NullMarked
package dev.etlsdk.runtime.internal.metrics;

import org.jspecify.annotations.NullMarked;
