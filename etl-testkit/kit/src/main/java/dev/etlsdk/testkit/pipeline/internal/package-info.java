/** What stands behind a pipeline's fixture. Internal: may change any time. */
@NullMarked
package dev.etlsdk.testkit.pipeline.internal;

import org.jspecify.annotations.NullMarked;
