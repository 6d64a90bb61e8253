/**
 * What a task does with one fetch, in one thread: decode, stages, verdicts, policies, write,
 * commit. Internal to the SDK: may change in any release.
 */
@NullMarked
package dev.etlsdk.runtime.internal.batch;

import org.jspecify.annotations.NullMarked;
