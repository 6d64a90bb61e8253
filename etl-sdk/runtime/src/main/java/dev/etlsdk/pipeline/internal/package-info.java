/** How a pipeline is checked and planned. Internal to the SDK: may change in any release. */
@NullMarked
package dev.etlsdk.pipeline.internal;

import org.jspecify.annotations.NullMarked;
