/** Worker processes, and the counting of what arrives. Internal: may change any time. */
@NullMarked
package dev.etlsdk.testkit.guarantee.internal;

import org.jspecify.annotations.NullMarked;
