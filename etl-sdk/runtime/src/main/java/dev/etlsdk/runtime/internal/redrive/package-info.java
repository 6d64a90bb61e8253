/** Reads, tries and sends dead letters. Internal to the SDK: may change in any release. */
@NullMarked
package dev.etlsdk.runtime.internal.redrive;

import org.jspecify.annotations.NullMarked;
