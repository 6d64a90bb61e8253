/** How a worker works. Internal to the SDK: may change in any release. */
@NullMarked
package dev.etlsdk.worker.internal;

import org.jspecify.annotations.NullMarked;
