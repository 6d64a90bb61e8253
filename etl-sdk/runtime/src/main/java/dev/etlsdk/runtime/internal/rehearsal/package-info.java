/**
 * Records that are tried: they go through a pipeline's real stages and its sinks' checks, and
 * nothing comes of it. Internal to the SDK: may change in any release.
 */
@NullMarked
package dev.etlsdk.runtime.internal.rehearsal;

import org.jspecify.annotations.NullMarked;
