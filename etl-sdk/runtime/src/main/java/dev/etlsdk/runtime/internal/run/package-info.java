/**
 * The threads of an execution: for each task a poll thread for each source, and a work thread.
 * Internal to the SDK: may change in any release.
 */
@NullMarked
package dev.etlsdk.runtime.internal.run;

import org.jspecify.annotations.NullMarked;
