/** Looks at a pipeline before it runs. Internal to the SDK: may change in any release. */
@NullMarked
package dev.etlsdk.runtime.internal.audit;

import org.jspecify.annotations.NullMarked;
