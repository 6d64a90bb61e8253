/**
 * Failures as files: the records that failed, what was said of them, and the configuration, to be
 * replayed in a test. Internal to the SDK: may change in any release.
 */
@NullMarked
package dev.etlsdk.runtime.internal.capture;

import org.jspecify.annotations.NullMarked;
