/**
 * Runs a pipeline in its caller's thread, a step at a time, for the testkit's driver. Internal to
 * the SDK: may change in any release.
 */
@NullMarked
package dev.etlsdk.runtime.internal.step;

import org.jspecify.annotations.NullMarked;
